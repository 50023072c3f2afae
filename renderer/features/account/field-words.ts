import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChange } from '#shared/contract/account-history.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { audiences, channels, moments } from '#shared/domain/vocabulary.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

type Field = AccountChange['rows'][number]['fields'][number];
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

/** A changed field as the pages call it; null for what only keeps records together. */
export function useFieldWords(): (field: Field) => FieldWords | null {
  const { t } = useTranslation(['account', 'common', 'components', 'interactions']);
  const format = useFormat();
  return useCallback(
    ({ name, before, after }) => {
      if (!isNamed(name)) return null;
      const words = (text: string): string => {
        if (isDay(text)) return format.day(text);
        if (isInstant(text)) return format.instant(text);
        if (switches.has(name)) return t(text === '1' ? 'common:yes' : 'common:no');
        if (name === 'amount_minor') return format.number(Number(text) / 100, 2);
        const moment = name === 'moment' && moments.find((each) => each === text);
        if (moment) return t(`components:moment.${moment}`);
        const channel = name === 'channel' && channels.find((each) => each === text);
        if (channel) return t(`interactions:channel.${channel}`);
        const audience = name.endsWith('audience') && audiences.find((each) => each === text);
        if (audience) return t(`audience.${audience}`);
        return text;
      };
      // Another record is kept by its key, which says nothing to a reader.
      if (name.endsWith('_id')) {
        return {
          name: t(`field.${name}`),
          before: null,
          after: t(after === null ? 'history.empty' : 'history.changed'),
        };
      }
      return {
        name: t(`field.${name}`),
        before: before === null ? null : words(before),
        after: after === null ? t('history.empty') : words(after),
      };
    },
    [t, format],
  );
}
