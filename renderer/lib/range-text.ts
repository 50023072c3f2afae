/** Two ends of which one may be open, with the unit they count: `5000..BRL`, `..800BRL`, `5000..20000BRL`. */
export interface Range {
  least: number | null;
  most: number | null;
  unit: string;
}

/** Null for what is no range. */
export function rangeOf(text: string): Range | null {
  const [, least, most, unit] = /^(\d*)\.\.(\d*)([A-Z]{3})$/.exec(text) ?? [];
  if (unit === undefined || (!least && !most)) return null;
  return { least: least ? Number(least) : null, most: most ? Number(most) : null, unit };
}

/** Empty where both ends are open; the lesser end first, however they were given. */
export function rangeText({ least, most, unit }: Range): string {
  if (least === null && most === null) return '';
  const turned = least !== null && most !== null && least > most;
  const [from, to] = turned ? [most, least] : [least, most];
  return `${from ?? ''}..${to ?? ''}${unit}`;
}
