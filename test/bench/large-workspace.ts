import type { TestWorkspace } from '#test/support/workspace.ts';
import { v7 } from 'uuid';

const STEMS =
  'reuni contrat relatóri integraç treinament suport painel indicador equip diretori propost renovaç praz entreg fatur chamad usuári módul acess planilh met resultad client sistem process estoqu pedid loj fábric campanh'.split(
    ' ',
  );
const ENDINGS = ['o', 'a', 'os', 'as', 'ão', 'ões', 'ado', 'ando', 'ação', 'ista', 'eiro', 'ável', 'mente', 'inho'];

/** Some 400 words that come as words do: a few all the time, most of them seldom. */
const WORDS = ENDINGS.flatMap((ending) => STEMS.map((stem) => stem + ending));

/** The same texts in every run. */
const generator = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
};

export interface LargeWorkspaceOptions {
  accounts: number;
  /** Interactions of each account, back from today, one a week. */
  interactions: number;
}

/** Fills a workspace straight through SQL, capture off: what is measured is reading, not this. */
export const fillLargeWorkspace = async (
  workspace: TestWorkspace,
  { accounts, interactions }: LargeWorkspaceOptions,
) => {
  const random = generator(accounts);
  const pick = () => WORDS[Math.floor(WORDS.length ** random()) - 1] ?? '';
  const text = (words: number) => Array.from({ length: words }, pick).join(' ');
  const { memberId } = workspace.kernel.actor;
  const accountIds: string[] = [];
  await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
    sqlite.prepare(`UPDATE capture_mode SET mode = 'off'`).run();
    const at = '2026-01-01T00:00:00.000Z';
    const account = sqlite.prepare(
      `INSERT INTO account (id, bucket, created_at, created_by, name, autonomy, status, language, owner_id, ongoing_start, needs)
       VALUES (?, ?, ?, ?, ?, 'low', 'ongoing', 'pt-BR', ?, '2021-03-01', ?)`,
    );
    const interaction = sqlite.prepare(
      `INSERT INTO interaction (id, bucket, created_at, created_by, account_id, author_id, channel, direction, happened_at,
         subject, body, automated, planned, audience)
       VALUES (?, ?, ?, ?, ?, ?, 'call', 'outbound', ?, ?, ?, 0, 1, 'internal')`,
    );
    for (let index = 0; index < accounts; index += 1) {
      const id = v7();
      accountIds.push(id);
      account.run(id, `a:${id}`, at, memberId, `${pick()} ${pick()} ${index}`, memberId, text(12));
    }
    for (let index = 0; index < interactions; index += 1) {
      for (const id of accountIds) {
        const happened = new Date(Date.parse('2026-03-10T12:00:00Z') - index * 7 * 86_400_000).toISOString();
        interaction.run(v7(), `a:${id}`, at, memberId, id, memberId, happened, text(4), text(16));
      }
    }
    sqlite.prepare(`UPDATE capture_mode SET mode = 'local'`).run();
  });
  return accountIds;
};
