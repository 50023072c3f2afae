import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ptBR } from '#shared/i18n/resources.ts';

type RecordKey = keyof typeof ptBR.common.record;

const isNamed = (table: string): table is RecordKey => table in ptBR.common.record;

/** Gives the product's word for a row of a table: "Meta", "Contato". */
export function useRecordName(): (table: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (table) => {
      const key: RecordKey = isNamed(table) ? table : 'other';
      return t(`record.${key}`);
    },
    [t],
  );
}
