import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChange } from '#shared/contract/account-history.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { choiceNamespaces, choiceWords } from './choice-words.ts';

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
const measures = new Set<string>(['value', 'baseline', 'target', 'tolerance']);

/** Decimals as somebody would write them: none for whole numbers. */
const decimalsOf = (value: number) => Math.min(2, (String(value).split('.')[1] ?? '').length);

/** A changed field as the pages call it; null for what only keeps records together. */
export function useFieldWords(): (row: Row, field: Field) => FieldWords | null {
  const { t } = useTranslation(choiceNamespaces);
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { members } = useMe();
  return useMemo(() => {
    const choices = choiceWords(t);
    const words = (row: Row, name: FieldKey, text: string): string => {
      const choice = choices[`${row.table}.${name}`];
      if (choice) return choice(text);
      if (isDay(text)) return format.day(text);
      if (isInstant(text)) return format.instant(text);
      if (switches.has(name)) return common(text === '1' ? 'yes' : 'no');
      if (name === 'amount_minor') return row.currency ? format.money(Number(text), row.currency) : text;
      const value = Number(text);
      if (measures.has(name) && Number.isFinite(value)) return format.number(value, decimalsOf(value));
      // Another record is kept by its key, which says nothing to a reader; colleagues have a name.
      if (name.endsWith('_id')) {
        return members.find(({ id }) => id === text)?.name ?? t('account:history.changed');
      }
      return text;
    };
    return (row, { name, before, after }) => {
      if (!isNamed(name)) return null;
      const known = name.endsWith('_id') && !members.some(({ id }) => id === before) ? null : before;
      return {
        name: t(`account:field.${name}`),
        before: known === null ? null : words(row, name, known),
        after: after === null ? t('account:history.empty') : words(row, name, after),
      };
    };
  }, [t, common, format, members]);
}
