import { addDays } from '#shared/domain/calendar.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';
import { dropTriggers, fillHistories } from './account-history.ts';
import { median, report } from './measure.ts';

const FEW = 50;
const MANY = 5_000;
/** Those that are opened have five years behind them, in both workspaces; the others one, to keep the file small. */
const OPENED = 12;
const ROUNDS = 10;
const YEAR_AGO = addDays(TEST_TODAY, -364);

/** Opening an account among 5,000 against among 50: what each page of the Account 360 asks for. */
export const benchAccount = async (): Promise<void> => {
  const few = await workspaceOf(FEW);
  const many = await workspaceOf(MANY);
  try {
    for (const [page, open] of Object.entries(pages)) {
      const [msFew, msMany] = await interleaved(few, many, open);
      const goal = page === 'summary' ? { goal: 1.3 } : {};
      report('account', { page, msAt50: msFew, msAt5000: msMany, ratio: msMany / msFew, ...goal });
    }
    for (const [page, open] of Object.entries(lists)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await timeOf(() => open(many.workspace.client)));
      report('account', { page, accounts: MANY, ms: median(times) });
    }
  } finally {
    await few.workspace.close();
    await many.workspace.close();
  }
};

type Client = TestWorkspace['client'];

const pages: Readonly<Record<string, (client: Client, id: string) => Promise<unknown>>> = {
  summary: (client, id) => client.accounts.open({ id }),
  profile: (client, id) => client.accounts.profile({ id }),
  plan: (client, accountId) => client.plans.view({ accountId }),
  reviews: (client, accountId) => client.reviews.list({ accountId }),
  interactions: (client, accountId) =>
    client.interactions.list({ accountId, limit: 50, before: null, channel: null, text: '' }),
  usage: (client, accountId) => client.usage.overview({ accountId, step: 'week', from: YEAR_AGO, to: TEST_TODAY }),
  contacts: (client, accountId) => client.contacts.list({ accountId }),
  contracts: (client, accountId) => client.contracts.list({ accountId }),
  cases: (client, accountId) => client.cases.list({ accountId }),
  history: (client, id) => client.accounts.history({ id }),
};

const lists: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  portfolio: (client) => client.accounts.portfolio(),
  today: (client) => client.today.open({ linesPerLane: 200 }),
};

interface Filled {
  workspace: TestWorkspace;
  ids: string[];
}

const workspaceOf = async (accounts: number): Promise<Filled> => {
  const workspace = await openTestWorkspace();
  const { memberId } = workspace.kernel.actor;
  const common = { today: TEST_TODAY, memberId };
  const ids = await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
    dropTriggers(sqlite);
    fillHistories(sqlite, { ...common, accounts: accounts - OPENED, years: 1 });
    return fillHistories(sqlite, { ...common, accounts: OPENED, years: 5 });
  });
  return { workspace, ids };
};

/** Round by round in both, so that whatever else the machine does falls on both alike. */
const interleaved = async (
  few: Filled,
  many: Filled,
  open: (client: Client, id: string) => Promise<unknown>,
): Promise<[number, number]> => {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (let index = 0; index < OPENED; index += 1) {
      for (const [place, { workspace, ids }] of [few, many].entries()) {
        const ms = await timeOf(() => open(workspace.client, ids[index] ?? ''));
        // The first round fills the caches of both.
        if (round > 0) times[place]?.push(ms);
      }
    }
  }
  return [median(times[0]), median(times[1])];
};

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
