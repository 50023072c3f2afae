import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChange } from '#shared/contract/account-history.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { choiceNamespaces, choiceWords } from './choice-words.ts';
import { useMe } from './session.ts';
import { useFormat } from './use-format.ts';

type Row = AccountChange['rows'][number];
type Field = Row['fields'][number];
type FieldKey = keyof typeof ptBR.account.field;

interface FieldWords {
  name: string;
  before: string | null;
  after: string;
}

const isNamed = (name: string): name is FieldKey => name in ptBR.account.field;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T.*Z$/.test(text);

/** Kept as 0 or 1. */
const switches = new Set<string>([
  'auto_renew',
  'automated',
  'planned',
  'escalated',
  'reactivation',
  'after_upgrade',
  'after_downgrade',
  'done',
  'client_talks',
]);

/** Kept as numbers that may have decimals. */
const measures = new Set<string>(['value', 'baseline', 'target', 'tolerance', 'computed_score', 'probability']);

/** Decimals as somebody would write them: none for whole numbers. */
const decimalsOf = (value: number) => Math.min(2, (String(value).split('.')[1] ?? '').length);

export interface FieldText {
  /** As the pages call it; null for what only keeps records together. */
  name(field: string): string | null;
  /** A stored value as somebody would write it. `currency` is of the amounts in the row. */
  value(table: string, field: string, text: string, currency?: string | null): string;
}

/** The words of any field of any record (sync.md 2.7: a conflict is read by people). */
export function useFieldText(): FieldText {
  const { t } = useTranslation(choiceNamespaces);
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { members } = useMe();
  return useMemo(() => {
    const choices = choiceWords(t);
    return {
      name: (field) => (isNamed(field) ? t(`account:field.${field}`) : null),
      value(table, field, text, currency = null) {
        const choice = choices[`${table}.${field}`];
        if (choice) return choice(text);
        if (isDay(text)) return format.day(text);
        if (isInstant(text)) return format.instant(text);
        if (switches.has(field)) return common(text === '1' ? 'yes' : 'no');
        if (field === 'amount_minor') return currency ? format.money(Number(text), currency) : text;
        const value = Number(text);
        if (measures.has(field) && Number.isFinite(value)) return format.number(value, decimalsOf(value));
        // Another record is kept by its key, which says nothing to a reader; colleagues have a name.
        if (field.endsWith('_id')) {
          return members.find(({ id }) => id === text)?.name ?? t('account:history.changed');
        }
        return text;
      },
    };
  }, [t, common, format, members]);
}

/** A changed field as the pages call it; null for what only keeps records together. */
export function useFieldWords(): (row: Row, field: Field) => FieldWords | null {
  const { t } = useTranslation('account');
  const { members } = useMe();
  const text = useFieldText();
  return useMemo(
    () =>
      (row, { name, before, after }) => {
        const named = text.name(name);
        if (named === null) return null;
        const known = name.endsWith('_id') && !members.some(({ id }) => id === before) ? null : before;
        return {
          name: named,
          before: known === null ? null : text.value(row.table, name, known, row.currency),
          after: after === null ? t('history.empty') : text.value(row.table, name, after, row.currency),
        };
      },
    [t, text, members],
  );
}
