import { openConnection } from '#database/connection.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';
import { fillLargeWorkspace } from './large-workspace.ts';
import { median, report, timed } from './measure.ts';

const ACCOUNTS = 10_000;
const ROWS = 1_000_000;
const KEYSTROKES = ['re', 'reu', 'reuni', 'reunião contr', 'renov', 'painel fat', 'loja 77', 'zzz'];

const RUNS = 15;
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
  try {
    const newest = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 20');
    const ranked = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 20');
    for (const text of KEYSTROKES) {
      const match = text
        .split(' ')
        .map((word) => `"${word}"*`)
        .join(' AND ');
      const own = median(await timed(RUNS, () => workspace.client.search.query({ text, limit: 20 })));
      const bareMs = median(await timed(RUNS, () => newest.all(match)));
      const rankedMs = median(await timed(RANKED_RUNS, () => ranked.all(match)));
      report('search', { text, ms: own, bareMs, bareRankedMs: rankedMs });
      all.push({ own, bareMs, rankedMs });
    }
  } finally {
    bare.close();
    await workspace.close();
  }
  const sum = (pick: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + pick(one), 0);
  report('search', {
    accounts: ACCOUNTS,
    rows: ROWS,
    slowestMs: Math.max(...all.map(({ own }) => own)),
    goalMs: 50,
    ratio: sum(({ own }) => own) / sum(({ bareMs }) => bareMs),
    ratioToRanked: sum(({ own }) => own) / sum(({ rankedMs }) => rankedMs),
    goal: 2,
  });
};
