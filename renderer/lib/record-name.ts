import { ptBR } from '#shared/i18n/resources.ts';
import { texts } from './i18n.ts';

type RecordKey = keyof typeof ptBR.common.record;

const isNamed = (table: string): table is RecordKey => table in ptBR.common.record;

/** The product's word for a row of a table: "Meta", "Contato". */
export function recordName(table: string): string {
  const key: RecordKey = isNamed(table) ? table : 'other';
  return texts.t(`record.${key}`, { ns: 'common' });
}
