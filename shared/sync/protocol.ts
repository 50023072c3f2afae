import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import type { Sha256 } from './digest.ts';
import { tableDefinition, tableNames } from './tables.ts';
import * as wire from './wire.ts';

/**
 * Version of the synced tables (sync.md 2.14), raised whenever `schemaDescription` changes. Within the window that a
 * server serves, changes only add: a column goes only after `OLDEST_SCHEMA` has passed its last reader.
 */
export const SCHEMA = 1;

/** Oldest version of an app that this server still serves. */
export const OLDEST_SCHEMA = 1;

/** Without what only tells how this release of zod writes a format down. */
const jsonSchema = (schema: z.ZodType): object => {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    override: (at) => {
      if (at.jsonSchema.format) delete at.jsonSchema.pattern;
    },
  });
  return described;
};

/** All that two versions must agree on about the tables, as one text. */
export const schemaDescription = (): string =>
  canonicalJson(
    tableNames.map((name) => {
      const { fields, search: _search, ...rules } = tableDefinition(name);
      const described = Object.entries(fields).map(([field, { schema, column, policy }]) => [
        field,
        { column, policy, schema: jsonSchema(schema) },
      ]);
      return [name, { ...rules, fields: Object.fromEntries(described) as unknown }];
    }),
  );

/** All that two versions must agree on about the messages, as one text. */
export const wireDescription = (): string =>
  canonicalJson(
    Object.fromEntries(
      Object.entries(wire).map(([name, value]) => [name, value instanceof z.ZodType ? jsonSchema(value) : value]),
    ),
  );

/** What an app says of its tables in its hello: the same number with another hash is a development build. */
export const schemaHash = (sha256: Sha256): string =>
  Array.from(sha256(schemaDescription()), (byte) => byte.toString(16).padStart(2, '0')).join('');
