// Errors with a name, by which a caller tells them apart; newsglass.d.ts lists them.

/** @param {string} name  @param {string} message  @param {{ cause?: unknown, fatal?: boolean }} [more] */
export function named(name, message, { cause, fatal } = {}) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  Object.defineProperty(error, "name", { value: name, configurable: true, writable: true });
  return fatal === undefined ? error : Object.assign(error, { fatal });
}

/** A promise with its ends in hand. */
export function deferred() {
  /** @type {(value?: any) => void} */
  let resolve = () => {};
  /** @type {(reason?: any) => void} */
  let reject = () => {};
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

/**
 * A listener's own fault is told to the console, and changes nothing.
 * @template T  @param {((message: T) => void) | undefined} listener  @param {T} message
 */
export function tell(listener, message) {
  try {
    listener?.(message);
  } catch (error) {
    if (typeof reportError === "function") reportError(error);
    else console.error(error);
  }
}
