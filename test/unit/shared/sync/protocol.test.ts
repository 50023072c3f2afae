import { expect, it } from 'vitest';
import { schemaDescription, schemaHash, wireDescription } from '#shared/sync/protocol.ts';

it('describes every rule that two versions must share', () => {
  const described = new Map(JSON.parse(schemaDescription()) as [string, Record<string, unknown>][]);
  expect(described.get('account_tag')).toMatchObject({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'name'],
    fields: { name: { column: 'TEXT', policy: 'append', schema: { type: 'string', maxLength: 60 } } },
  });
  expect(described.get('conflict')).toMatchObject({ bucket: 'same', readersWrite: expect.any(Array) });
  expect(JSON.parse(wireDescription())).toMatchObject({ pushRequest: { type: 'object' }, LIMITS: expect.any(Object) });
});

it('says it in one hash', () => {
  const seen: string[] = [];
  const hash = schemaHash((text) => {
    seen.push(text);
    return new Uint8Array([0, 1, 255]);
  });
  expect([hash, seen]).toEqual(['0001ff', [schemaDescription()]]);
});
