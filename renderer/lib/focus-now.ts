/** As a ref: the focus goes there when it appears. For the one field of a dialog or a first page, never elsewhere. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
