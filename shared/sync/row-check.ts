import { z } from 'zod';
import { LONGEST_TEXT } from './fields.ts';
import type { FieldValue, RowWrite } from './mutation.ts';
import { type TableName, tableDefinition } from './tables.ts';
import { LIMITS, type Rejection } from './wire.ts';

export interface RowFault {
  field: string | null;
  code: Extract<Rejection, 'unknown_field' | 'invalid_value' | 'row_too_large'>;
}

interface TableCheck {
  schemas: ReadonlyMap<string, z.ZodType>;
  required: readonly string[];
}

const compiled = new Map<TableName, TableCheck>();

const checkOf = (name: TableName): TableCheck => {
  let check = compiled.get(name);
  if (!check) {
    const schemas = new Map<string, z.ZodType>([
      ['created_at', z.iso.datetime()],
      ['created_by', z.uuid()],
      ['deleted_at', z.nullable(z.iso.datetime())],
    ]);
    for (const [field, { schema }] of Object.entries(tableDefinition(name).fields)) schemas.set(field, schema);
    const required = [...schemas].filter(([, schema]) => !schema.safeParse(null).success).map(([field]) => field);
    compiled.set(name, (check = { schemas, required }));
  }
  return check;
};

/**
 * What is wrong with the values of a write, by the same schemas that the app's own forms use. `isNew`: the author made
 * the row (`isFresh`), so that what it cannot stand without must be there.
 */
export const checkWrite = (name: TableName, write: RowWrite, isNew: boolean): RowFault[] => {
  const { schemas, required } = checkOf(name);
  const faults: RowFault[] = [];
  let characters = 0;
  for (const field in write.f) {
    const value = write.f[field] ?? null;
    const schema = schemas.get(field);
    if (!schema) faults.push({ field, code: 'unknown_field' });
    else if (!isStorable(value) || !schema.safeParse(value).success) faults.push({ field, code: 'invalid_value' });
    if (typeof value === 'string') characters += value.length;
  }
  for (const field in write.bt) {
    if (!schemas.has(field)) faults.push({ field, code: 'unknown_field' });
    else if ((write.bt[field]?.length ?? 0) > LONGEST_TEXT) faults.push({ field, code: 'invalid_value' });
  }
  if (isNew)
    for (const field of required) if (write.f[field] === undefined) faults.push({ field, code: 'invalid_value' });
  if (characters * 3 > LIMITS.rowBytes && bytesOf(write) > LIMITS.rowBytes)
    faults.push({ field: null, code: 'row_too_large' });
  return faults;
};

/** Half of a surrogate pair is no text: it would come back as another one. */
const isStorable = (value: FieldValue): boolean => typeof value !== 'string' || value.isWellFormed();

const bytesOf = (write: RowWrite): number => {
  let bytes = 0;
  for (const field in write.f) {
    const value = write.f[field];
    if (typeof value !== 'string') continue;
    for (const character of value) {
      const point = character.codePointAt(0) ?? 0;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
  }
  return bytes;
};
