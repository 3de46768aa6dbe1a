// In the page that is one file: the worker's script, classic and out of the page itself. engine/script.js is its twin.

export function startWorker() {
  const script = atob(document.querySelector("script[data-worker]").textContent);
  const bytes = Uint8Array.from(script, (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  try {
    return new Worker(url, { name: "newsglass" });
  } finally {
    // The worker has begun to fetch it by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

export const scriptAddress = () => "data:text/javascript,";
