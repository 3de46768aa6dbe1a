/** @file Keeping the page for later without a network. */

import { byId } from "./dom.js";

const offer = (words, action) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = action;
  byId("offline").replaceChildren(words, " ", button);
  return button;
};

/** Registers the service worker and says, in the footer, how far the page can do without a network. */
export async function keepForOffline() {
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  try {
    const registration = await navigator.serviceWorker.register("sw.js");
    const watch = (worker) =>
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed" && navigator.serviceWorker.controller !== null) offerUpdate(registration);
      });
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    if (registration.waiting) offerUpdate(registration);
    await navigator.serviceWorker.ready;
    if (registration.waiting === null) byId("offline").textContent = "This page works without a network.";
    document.body.dataset.offline = "ready";
  } catch {
    // Without it the page works as well, but for going offline.
  }
}

function offerUpdate(registration) {
  offer("A newer version is ready.", "Take it, and start afresh").addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("take over");
  });
}
