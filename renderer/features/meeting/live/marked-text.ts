/** What is marked in a field, else the line the cursor stands in. */
export function markedText(field: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>): string {
  const { value, selectionStart, selectionEnd } = field;
  const marked = value.slice(selectionStart, selectionEnd).trim();
  if (marked !== '') return marked;
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const to = value.indexOf('\n', selectionStart);
  return value.slice(from, to === -1 ? undefined : to).trim();
}
