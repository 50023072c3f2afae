import { describe, expect, it } from 'vitest';
import { actionEntries, groupEntries, hitEntries } from '#renderer/app/palette-entries.ts';
import type { Action } from '#renderer/lib/actions.ts';

const action = (id: string, label: string, group: Action['group'] = 'do'): Action => ({
  id,
  group,
  label: () => label,
  run: () => undefined,
});
const actions = [
  action('log', 'Registrar contato'),
  action('go', 'Reuniões', 'go'),
  action('plan', 'Planejar reunião'),
];
const hit = {
  rowId: '1',
  accountId: 'a',
  accountName: 'Aurora',
  title: 'Aurora',
  excerpt: [{ text: 'x', match: true }],
};

describe('what the palette offers', () => {
  it('finds an action by the beginnings of its words, without accents and capitals', () => {
    expect(actionEntries(actions, 'reuniao').map(({ id }) => id)).toEqual(['plan']);
    expect(actionEntries(actions, 'REUN').map(({ id }) => id)).toEqual(['go', 'plan']);
    expect(actionEntries(actions, 'con reg').map(({ id }) => id)).toEqual(['log']);
    expect(actionEntries(actions, 'tato')).toEqual([]);
  });

  it('offers everything before a word is typed', () => {
    expect(actionEntries(actions, '')).toHaveLength(3);
  });

  it('puts accounts first, what is written last, and leaves empty groups out', () => {
    const hits = hitEntries(
      [
        { ...hit, table: 'interaction' },
        { ...hit, table: 'account' },
      ],
      () => undefined,
    );
    const groups = groupEntries(actionEntries(actions, 'reun'), hits);
    expect(groups.map(({ group }) => group)).toEqual(['accounts', 'pages', 'actions', 'found']);
    expect(groupEntries([], hits.slice(1)).map(({ group }) => group)).toEqual(['accounts']);
  });

  it('names the account of what is written about it, and shows where it was found', () => {
    const [interaction, account] = hitEntries(
      [
        { ...hit, table: 'interaction' },
        { ...hit, table: 'account' },
      ],
      () => undefined,
    );
    expect(interaction).toMatchObject({ context: 'Aurora', excerpt: hit.excerpt });
    expect(account).toMatchObject({ excerpt: [] });
    expect(account).not.toHaveProperty('context');
  });

  it('opens the hit that was chosen', () => {
    const opened: string[] = [];
    const [entry] = hitEntries([{ ...hit, table: 'goal' }], ({ rowId }) => opened.push(rowId));
    entry?.run();
    expect(opened).toEqual(['1']);
  });
});
