import { type Cell, cellText, fold } from './cell.ts';

const yes = new Set(['true', 't', '1', 'yes', 'y', 'sim', 's', 'verdadeiro', 'x', 'on', 'ativo']);
const no = new Set(['false', 'f', '0', 'no', 'n', 'nao', 'falso', 'off', 'inativo', '']);

/** 1 or 0; null for a word that says neither. */
export const readYesNo = (cell: Cell): 0 | 1 | null => {
  const word = fold(cellText(cell));
  return yes.has(word) ? 1 : no.has(word) ? 0 : null;
};

/** Words of a file, in both languages, that mean a key of a closed list; the key itself is always one. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** Finds the key a cell means, by its folded words; null where no word fits. */
export const choiceReader = (words: Words): ((cell: Cell) => string | null) => {
  const keys = new Map<string, string>();
  for (const [key, list] of Object.entries(words)) for (const word of [key, ...list]) keys.set(fold(word), key);
  return (cell) => keys.get(fold(cellText(cell))) ?? null;
};
