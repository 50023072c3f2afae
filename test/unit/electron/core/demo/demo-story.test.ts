import { describe, expect, it } from 'vitest';
import type { DemoRow } from '#core/demo/demo-rows.ts';
import { demoAccountCount, demoRows } from '#core/demo/demo-story.ts';
import type { DemoWorld } from '#core/demo/demo-world.ts';
import { type Language, needsTopics } from '#shared/domain/vocabulary.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const world = (language: Language): DemoWorld => ({
  language,
  today: '2026-03-16',
  workspaceId: id(1),
  teamId: id(2),
  memberId: id(3),
  touchModels: { tech: id(4), low: id(5), mid: id(6), high: id(7), exclusive: id(8) },
  segments: new Map([
    ['vip', id(9)],
    ['strategic', id(10)],
    ['growth', id(11)],
    ['essential', id(12)],
  ]),
  topics: needsTopics.map((key, index) => ({ id: id(20 + index), key, wording: key, followUp: key })),
});

const told = (language: Language) =>
  [...demoRows(world(language))].map(({ table, id: rowId, fields }: DemoRow) => ({ table, id: rowId, fields }));

const portuguese = told('pt-BR');
const english = told('en');

describe('the demo portfolio', () => {
  it('tells the same story at every generation', () => {
    expect(told('pt-BR')).toEqual(portuguese);
  });

  it('has about forty clients', () => {
    expect(portuguese.filter(({ table }) => table === 'account')).toHaveLength(demoAccountCount);
    expect(demoAccountCount).toBeGreaterThanOrEqual(40);
  });

  it('differs between the languages in words only', () => {
    expect(english.map(({ table }) => table)).toEqual(portuguese.map(({ table }) => table));
    const objectives = (rows: typeof portuguese) =>
      rows.filter(({ table }) => table === 'success_plan').map(({ fields }) => fields['objective']);
    expect(objectives(english)).not.toEqual(objectives(portuguese));
  });

  it('leaves no word to be filled in', () => {
    const open = [...portuguese, ...english].filter(
      ({ table, fields }) =>
        table !== 'review_brief' &&
        // The library keeps its places open until a text is sent.
        !table.startsWith('content_') &&
        Object.values(fields)
          .flatMap(wordsIn)
          .some((words) => /[{}]|undefined/.test(words)),
    );
    expect(open).toEqual([]);
  });

  it('gives every row an id of its own, and every reference a row', () => {
    const ids = portuguese.flatMap(({ id: rowId }) => (rowId === null ? [] : [rowId]));
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set([...ids, ...Array.from({ length: 40 }, (_, index) => id(index))]);
    const lost = portuguese.flatMap(({ table, fields }) =>
      Object.entries(fields)
        .filter(([field, value]) => field.endsWith('_id') && field !== 'external_id' && value !== null)
        .filter(([, value]) => typeof value === 'string' && !known.has(value))
        .map(([field, value]) => `${table}.${field} ${String(value)}`),
    );
    expect(lost).toEqual([]);
  });

  it('puts nothing that happened after today, or before the client was one', () => {
    const since = new Map(
      portuguese
        .filter(({ table }) => table === 'account')
        .map(({ id: accountId, fields }) => [accountId, String(fields['client_since'])]),
    );
    const facts = {
      interaction: 'happened_at',
      feeling: 'felt_at',
      usage_record: 'used_on',
      goal_check_in: 'checked_on',
    };
    const wrong = portuguese.filter(({ table, fields }) => {
      const field = facts[table as keyof typeof facts];
      if (!field) return false;
      const day = String(fields[field]).slice(0, 10);
      return day > '2026-03-16' || day < (since.get(String(fields['account_id'])) ?? '');
    });
    expect(wrong).toEqual([]);
  });
});

/** The texts of a field, also of one that holds JSON. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const isJson = /^[[{].*[\]}]$/su.test(value);
    return isJson ? wordsIn(JSON.parse(value)) : [value];
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : [];
}
