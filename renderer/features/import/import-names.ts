import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldType, ImportKind } from '#shared/domain/import/import-kinds.ts';
import { fieldsOfKind } from '#shared/domain/import/fact-fields.ts';
import type { RejectReason } from '#shared/domain/import/row-reading.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

type Fields = typeof ptBR.import.fields;
type Choices = typeof ptBR.import.choices;

const isField = (key: string): key is keyof Fields => key in ptBR.import.fields;
const isChoice = (key: string): key is keyof Choices => key in ptBR.import.choices;

export interface ImportNames {
  field(key: string): string;
  reason(reason: RejectReason, kept: boolean): string;
  /** A value as it will be written, in the words of the interface. */
  value(kind: ImportKind, field: string, value: string | number | null, currency: string): string;
}

/** Names of what files hold: fields, reasons, values. */
export function useImportNames(): ImportNames {
  const { t } = useTranslation('import');
  const format = useFormat();
  return useMemo(() => {
    const typed = (type: FieldType, value: string | number, currency: string): string => {
      if (type.is === 'day') return format.day(String(value));
      if (type.is === 'instant') return format.instant(String(value));
      if (type.is === 'money' && typeof value === 'number') return format.money(value, currency);
      if (type.is === 'yes_no') return t(value === 1 ? 'yes' : 'no');
      if (type.is === 'choice' && typeof value === 'string' && isChoice(value)) return t(`choices.${value}`);
      return typeof value === 'number' ? format.number(value) : value;
    };
    return {
      field: (key) => (isField(key) ? t(`fields.${key}`) : key),
      reason: (reason, kept) => {
        const text = t(`reasons.${reason}`);
        return kept ? t('rejected.keptValue', { reason: text }) : text;
      },
      value: (kind, key, value, currency) => {
        const type = fieldsOfKind[kind][key]?.type;
        return value === null || !type ? '' : typed(type, value, currency);
      },
    };
  }, [t, format]);
}
