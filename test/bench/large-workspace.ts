import type { TestWorkspace } from '#test/support/workspace.ts';
import { v7 } from 'uuid';

const wordsOf = (small: string, stems: string, endings: string) => [
  ...small.split(' '),
  ...endings.split(' ').flatMap((ending) => stems.split(' ').map((stem) => stem + ending.replace('-', ''))),
];

/** Some 400 words of each language that come as words do: a few all the time, most of them seldom. */
const VOCABULARIES = [
  wordsOf(
    'de e a com',
    'reuni contrat relatóri integraç treinament suport painel indicador equip diretori propost renovaç praz entreg fatur chamad usuári módul acess planilh met resultad client sistem process estoqu pedid loj fábric campanh',
    'o a os as ão ões ado ando ação ista eiro ável mente inho',
  ),
  wordsOf(
    'the of and with',
    'meeting contract report customer training support dashboard renewal forecast onboard account manager deliver invoice product module process access monitor supplier stakeholder adopt perform automat retain review retail export platform finance',
    '- s ed ing er ers ment ments able ation ations ance less ful',
  ),
];

/** One account in so many writes English. */
const ENGLISH = 4;

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
  const pickFrom = (words: readonly string[]) => words[Math.floor(words.length ** random()) - 1] ?? '';
  const wordsAt = (index: number) => VOCABULARIES[index % ENGLISH === 0 ? 1 : 0] ?? [];
  const text = (index: number, words: number) =>
    Array.from({ length: words }, () => pickFrom(wordsAt(index))).join(' ');
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
      account.run(id, `a:${id}`, at, memberId, `${text(index, 2)} ${index}`, memberId, text(index, 12));
    }
    for (let week = 0; week < interactions; week += 1) {
      const happened = new Date(Date.parse('2026-03-10T12:00:00Z') - week * 7 * 86_400_000).toISOString();
      for (const [index, id] of accountIds.entries())
        interaction.run(v7(), `a:${id}`, at, memberId, id, memberId, happened, text(index, 4), text(index, 16));
    }
    sqlite.prepare(`UPDATE capture_mode SET mode = 'local'`).run();
  });
  return accountIds;
};
