import { openConnection } from '#database/connection.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';
import { fillLargeWorkspace } from './large-workspace.ts';
import { median, report, timed } from './measure.ts';

const ACCOUNTS = 10_000;
const ROWS = 1_000_000;
const KEYSTROKES = ['re', 'reu', 'reuni', 'reunião contr', 'renov', 'painel fat', 'loja 77', 'zzz'];
const RUNS = 15;

/**
 * Typed letter by letter: words of many rows, long and short, in both languages, with accents and without. Some hardly
 * ever stand together, so that all rows of the rarest are gone through.
 */
const TYPED = [
  'reunião contrato relatório',
  'treinamento e suporte',
  'cliente sistema processo estoque',
  'renovacao de contrato',
  'contract renewal meeting',
  'customer training report forecast',
  'reuniões contratos relatórios integração',
  'meetings contracts reports onboarding',
  'pedido loja 7777',
  'queixa',
];
const TYPED_RUNS = 3;

/** Ranking reads every match, a second or more for a common word. */
const RANKED_RUNS = 1;

/**
 * A keystroke of the palette against the bare full-text query of the same words in the same order, and against the one
 * ordered by rank that full-text search offers by itself. `ratio` is over all keystrokes: most bare ones take less than
 * the way to the search thread and back.
 */
export const benchSearch = async (): Promise<void> => {
  const workspace = await openTestWorkspace();
  await fillLargeWorkspace(workspace, { accounts: ACCOUNTS, interactions: ROWS / ACCOUNTS });
  const bare = openConnection({ file: workspace.kernel.databaseFile, key: TEST_KEY, readonly: true });
  const all: { own: number; bareMs: number; rankedMs: number }[] = [];
  const typed: { own: number; bareMs: number }[] = [];
  try {
    const newest = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 20');
    const ranked = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 20');
    for (const text of KEYSTROKES) {
      const match = matchOf(text);
      const own = median(await timed(RUNS, () => workspace.client.search.query({ text, limit: 20 })));
      const bareMs = median(await timed(RUNS, () => newest.all(match)));
      const rankedMs = median(await timed(RANKED_RUNS, () => ranked.all(match)));
      report('search', { text, ms: own, bareMs, bareRankedMs: rankedMs });
      all.push({ own, bareMs, rankedMs });
    }
    for (const text of TYPED) {
      const keys: { key: string; own: number; bareMs: number }[] = [];
      for (let end = 1; end <= text.length; end += 1) {
        const key = text.slice(0, end);
        if (key.endsWith(' ')) continue;
        const own = median(await timed(TYPED_RUNS, () => workspace.client.search.query({ text: key, limit: 20 })));
        keys.push({ key, own, bareMs: median(await timed(1, () => newest.all(matchOf(key)))) });
      }
      const slowest = keys.reduce((most, each) => (each.own > most.own ? each : most));
      const bareSlowestMs = Math.max(...keys.map(({ bareMs }) => bareMs));
      report('search', { typed: text, keys: keys.length, slowest: slowest.key, slowestMs: slowest.own, bareSlowestMs });
      typed.push(...keys);
    }
  } finally {
    bare.close();
    await workspace.close();
  }
  const sum = <One>(ones: readonly One[], pick: (one: One) => number) =>
    ones.reduce((total, one) => total + pick(one), 0);
  report('search', {
    accounts: ACCOUNTS,
    rows: ROWS,
    slowestMs: Math.max(...[...all, ...typed].map(({ own }) => own)),
    goalMs: 50,
    ratio: sum(all, ({ own }) => own) / sum(all, ({ bareMs }) => bareMs),
    ratioTyped: sum(typed, ({ own }) => own) / sum(typed, ({ bareMs }) => bareMs),
    ratioToRanked: sum(all, ({ own }) => own) / sum(all, ({ rankedMs }) => rankedMs),
    goal: 2,
  });
};

const matchOf = (text: string) =>
  text
    .split(' ')
    .map((word) => `"${word}"*`)
    .join(' AND ');
