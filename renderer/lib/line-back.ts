/** Lines that are no record stand in front of what was typed since: they come back to the field they were typed in. */
export function withLinesBack(lines: readonly string[], typed: string): string {
  return [...lines, ...(typed.trim() === '' ? [] : [typed])].join(' ');
}
