/** As a ref: the focus goes there when it appears. For the one field of a dialog or a first page, never elsewhere. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}

/**
 * For what a step begins with that takes the place of another: in the next frame, since a page is laid out to be focused,
 * and in the task that drew it both together would hold the window up. Returns how to leave it be.
 */
export function focusSoon(find: () => HTMLElement | null): () => void {
  const frame = requestAnimationFrame(() => find()?.focus());
  return () => cancelAnimationFrame(frame);
}
