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

/** What opened the outermost dialog: where the focus belongs when all are gone. */
let outermost: HTMLElement | null = null;

/**
 * As a ref of what darkens the page behind a dialog: a dialog that is gone leaves the focus where it was opened from.
 * Mantine does so for those that stay mounted, ours are taken away with all that is in them.
 */
export function focusBack(): () => void {
  const opener = openerOf(document.activeElement);
  if (opener && !opener.closest('[aria-modal="true"]')) outermost = opener;
  return () => {
    focusSoon(() => {
      // Who closed it may have led elsewhere.
      if (document.activeElement !== document.body) return null;
      const place = [opener, outermost].find((each) => each?.isConnected);
      return place ?? document.querySelector('main');
    });
  };
}

/** A line of a menu is gone with the menu; its button stays. */
function openerOf(active: Element | null): HTMLElement | null {
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = button ? document.getElementById(button) : active;
  return opener instanceof HTMLElement && opener !== document.body ? opener : null;
}
