import { fold } from './cell.ts';
import { fieldsOfKind, missingFields } from './fact-fields.ts';
import { type ImportKind, importKinds } from './import-kinds.ts';

/** For each column of a file, the field it fills; null for one that is left out. */
export type ColumnMap = readonly (string | null)[];

/** `refund_amount_usd`, `Valor (R$)`: the currency in a column's name is not part of what it means. */
const withoutCurrency = (name: string) => name.replace(/_(usd|brl|eur|gbp|r|us)$/, '');

/** Columns by name, in pt and en (O1). A field is filled by one column: the one whose name stands first in its list. */
export const matchColumns = (headers: readonly string[], kind: ImportKind): (string | null)[] => {
  const folded = headers.map((header) => fold(header));
  const columns: (string | null)[] = headers.map(() => null);
  const wishes = Object.entries(fieldsOfKind[kind]).flatMap(([field, { names }]) =>
    folded.flatMap((header, column) => {
      const exact = names.findIndex((name) => fold(name) === header);
      const rank = exact >= 0 ? exact : names.findIndex((name) => fold(name) === withoutCurrency(header));
      return rank >= 0 ? [{ field, column, rank }] : [];
    }),
  );
  const filled = new Set<string>();
  for (const { field, column, rank: _rank } of wishes.toSorted((a, b) => a.rank - b.rank)) {
    if (filled.has(field) || columns[column] !== null) continue;
    columns[column] = field;
    filled.add(field);
  }
  return columns;
};

/** Words in a file's name that speak for a kind. */
const nameHints: Readonly<Record<ImportKind, readonly string[]>> = {
  account: ['account', 'cliente', 'customer', 'conta', 'empresa', 'client', 'carteira'],
  contact: ['contact', 'contato', 'pessoa', 'people'],
  contract: ['contract', 'contrato', 'subscription', 'assinatura'],
  usage: ['usage', 'uso', 'utilizacao', 'acesso'],
  case: ['case', 'ticket', 'chamado', 'caso', 'suporte', 'support'],
  survey: ['survey', 'nps', 'csat', 'pesquisa', 'resposta', 'ces'],
  churn: ['churn', 'cancelamento', 'perda'],
};

/** The kind whose columns a file has (O1); null where none has all it needs. */
export const guessKind = (headers: readonly string[], fileName: string): ImportKind | null => {
  const name = fold(fileName.replace(/\.[^.]+$/, ''));
  let best: { kind: ImportKind; score: number } | null = null;
  for (const kind of importKinds) {
    const mapped = new Set(matchColumns(headers, kind).filter((field) => field !== null));
    const hint = nameHints[kind].some((word) => name.includes(word)) ? 2.5 : 0;
    const missing = missingFields(kind, mapped).length;
    if (missing > 1 || (missing > 0 && hint === 0)) continue;
    const score = mapped.size + hint - missing * 3;
    if (!best || score > best.score) best = { kind, score };
  }
  return best?.kind ?? null;
};

/** Currency that a column's name or values tell: `mrr_usd`, "Valor (R$)", "US$ 10"; null where nothing does. */
export const guessCurrency = (headers: readonly string[], values: readonly string[]): string | null => {
  const all = [...headers, ...values];
  const code = headers.map((header) => /(?:^|_)(usd|brl|eur|gbp)(?:_|$)/.exec(fold(header))?.[1]).find(Boolean);
  if (code) return code.toUpperCase();
  if (all.some((text) => text.includes('R$'))) return 'BRL';
  if (all.some((text) => /US\$/.test(text))) return 'USD';
  if (all.some((text) => text.includes('€'))) return 'EUR';
  return all.some((text) => text.includes('£')) ? 'GBP' : null;
};
