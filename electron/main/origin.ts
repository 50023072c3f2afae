/** The one place the pages come from. */
export const SCHEME = 'app';
export const ORIGIN = 'app://ongoing';

/** The address of a page of ours, `index.html` or `print.html`. */
export function pageAddress(page: 'index' | 'print', query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${ORIGIN}/${page}.html${search === '' ? '' : `?${search}`}`;
}
