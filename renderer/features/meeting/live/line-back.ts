/** A line that could not be added stands in front of what was typed since. */
export const withLineBack = (line: string, typed: string): string => (typed.trim() === '' ? line : `${line} ${typed}`);
