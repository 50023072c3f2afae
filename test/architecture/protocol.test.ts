import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SCHEMA, schemaDescription, wireDescription } from '#shared/sync/protocol.ts';
import { PROTOCOL } from '#shared/sync/wire.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** SHA-256 of what each version agreed on. A released line is never edited; a change is a new line below it. */
const schemas: Record<number, string> = {
  1: '51f60bd303335cdf71ec431f3a274ed83dc10badd57db61b49f29e91ddda6a8d',
};
const protocols: Record<number, string> = {
  1: '2dbbda9d965c562b6d99f11f3fa45dc10dd5b6593107c5f845f2c20d73f8873f',
};

/** Apps of other versions are out there, offline, with edits in their outbox: they must go on being understood. */
describe('what apps and servers of different versions agree on', () => {
  it('are the synced tables', () => {
    expect(
      hashOf(schemaDescription()),
      'A synced table changed. Only add (sync.md 2.14). Raise SCHEMA in shared/sync/protocol.ts and add its hash here; ' +
        'while SCHEMA was never released, replace its hash.',
    ).toBe(schemas[SCHEMA]);
  });

  it('are the messages', () => {
    expect(
      hashOf(wireDescription()),
      'A message changed. What older apps do not know must be optional; else raise PROTOCOL in shared/sync/wire.ts. ' +
        'Then add its hash here, or replace it while PROTOCOL was never released.',
    ).toBe(protocols[PROTOCOL]);
  });

  it('have one line for each version', () => {
    expect(Object.keys(schemas).map(Number)).toEqual(Array.from({ length: SCHEMA }, (_, i) => i + 1));
    expect(Object.keys(protocols).map(Number)).toEqual(Array.from({ length: PROTOCOL }, (_, i) => i + 1));
  });
});
