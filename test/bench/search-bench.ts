import { openConnection } from '#database/connection.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';
import { fillLargeWorkspace } from './large-workspace.ts';
import { median, report, timed } from './measure.ts';

const ACCOUNTS = 10_000;
const ROWS = 1_000_000;
const KEYSTROKES = ['re', 'reu', 'reuni', 'reunião contr', 'renov', 'painel fat', 'loja 77', 'zzz'];

/** A keystroke of the palette against the bare full-text query that finds the same words, on the same connection type. */
export const benchSearch = async (): Promise<void> => {
  const workspace = await openTestWorkspace();
  await fillLargeWorkspace(workspace, { accounts: ACCOUNTS, interactions: ROWS / ACCOUNTS });
  const bare = openConnection({ file: workspace.kernel.databaseFile, key: TEST_KEY, readonly: true });
  const statement = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 20');
  const ranked = bare.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 20');
  for (const text of KEYSTROKES) {
    const match = text.split(' ').map((word) => `"${word}"*`).join(' AND ');
    const own = median(await timed(15, () => workspace.client.search.query({ text, limit: 20 })));
    const bareMs = median(await timed(15, () => statement.all(match)));
    const rankedMs = median(await timed(5, () => ranked.all(match)));
    report('search', { text, accounts: ACCOUNTS, rows: ROWS, ms: own, bareMs, bareRankedMs: rankedMs, ratioToRanked: own / rankedMs });
  }
  bare.close();
  await workspace.close();
};
