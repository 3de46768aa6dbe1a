/** @file Keeping the page for later without a network. */

import { announce, byId, element } from "./dom.js";
import { t } from "./texts.js";

/** Registers the service worker and says, in the footer, how far the page can do without a network. */
export async function keepForOffline() {
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  try {
    const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    const watch = (/** @type {ServiceWorker | null} */ worker) =>
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && navigator.serviceWorker.controller !== null) offerUpdate(registration);
      });
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    if (registration.waiting) offerUpdate(registration);
    await navigator.serviceWorker.ready;
    if (registration.waiting === null) byId("offline").textContent = t("offline.works");
    document.body.dataset.offline = "ready";
  } catch {
    // Without it the page works as well, but for going offline.
  }
}

function offerUpdate(/** @type {ServiceWorkerRegistration} */ registration) {
  const reload = () => location.reload();
  const take = () => {
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    registration.waiting?.postMessage("take over");
  };
  // In sight at the head of the page, told whole at its foot and to those who listen.
  const head = byId("newer");
  head.title = `${t("offline.newer")} ${t("offline.take")}`;
  head.hidden = false;
  head.onclick = take;
  announce(t("offline.newer"));
  byId("offline").replaceChildren(t("offline.newer"), " ", element("button", { type: "button", class: "plain", onclick: take }, t("offline.take")));
}
