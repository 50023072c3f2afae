import type { DecimalMark } from '../money.ts';

const commaSurely = /^\d{1,3}(?:\.\d{3})+,\d+$|^\d*,(?:\d{1,2}|\d{4,})$|^\d{1,3}(?:\.\d{3}){2,}$/;
const pointSurely = /^\d{1,3}(?:,\d{3})+\.\d+$|^\d*\.(?:\d{1,2}|\d{4,})$|^\d{1,3}(?:,\d{3}){2,}$/;
const ambiguous = /^\d{1,3}[.,]\d{3}$/;

/** A number without its currency, sign and blanks. */
const bare = (text: string) => text.replace(/R\$|US\$|[$€£¥%()\s\u00a0\u202f+-]/g, '');

/**
 * The decimal mark of the numbers of a file (O1). `1.234` alone may be either: then `sure` is false and the user is
 * asked; a semicolon between fields speaks for the comma.
 */
export const guessDecimalMark = (
  values: readonly string[],
  delimiter: string,
): { mark: DecimalMark; sure: boolean } => {
  let comma = 0;
  let point = 0;
  let open = 0;
  for (const value of values) {
    const text = bare(value);
    if (commaSurely.test(text)) comma += 1;
    else if (pointSurely.test(text)) point += 1;
    else if (ambiguous.test(text)) open += 1;
  }
  const clear = comma + point > 0;
  const mark = clear ? (comma > point ? ',' : '.') : delimiter === ';' ? ',' : '.';
  return { mark, sure: clear ? Math.min(comma, point) === 0 : open === 0 };
};
