import { expect, it } from 'vitest';
import { rowField } from '#renderer/lib/record-fields.ts';
import { accountFields } from '#shared/contract/accounts.ts';
import { contactFields } from '#shared/contract/contacts.ts';
import { contractFields } from '#shared/contract/contracts.ts';
import { newGoal } from '#shared/contract/plans.ts';
import { type TableName, tableDefinition } from '#shared/sync/tables.ts';

const rowsOf = (table: TableName) => Object.keys(tableDefinition(table).fields);

it.each([
  ['account', Object.keys(accountFields.shape)],
  ['contact', Object.keys(contactFields.shape)],
  ['contract', Object.keys(contractFields.shape)],
  ['goal', Object.keys(newGoal.omit({ afterId: true }).shape)],
] as const)('names every field of the form of a %s as its rows do', (table, fields) => {
  expect(rowsOf(table)).toEqual(expect.arrayContaining(fields.map(rowField)));
});
