/** Milliseconds after which the first page stands, also on a slow laptop. */
const AFTER_START = 2_000;

/**
 * Makes the first plural, number and date of a language while nobody waits: the browser reads its tables for it, tens of
 * milliseconds that would else fall into the first click that shows one. One at a time, so that a click is never kept.
 */
export function warmFormats(language: string): void {
  const formats = [
    () => new Intl.PluralRules(language).select(2),
    () => new Intl.NumberFormat(language).format(1000),
    () => new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(0),
    () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-2, 'day'),
    () => new Intl.ListFormat(language, { type: 'conjunction' }).format(['a', 'b']),
  ];
  const next = (): void => {
    formats.shift()?.();
    if (formats.length > 0) requestIdleCallback(next);
  };
  setTimeout(() => requestIdleCallback(next), AFTER_START);
}
