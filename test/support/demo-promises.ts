import { type Day, lastDays } from '#shared/domain/calendar.ts';
import type { TodayView } from '#shared/contract/today.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import type { TestWorkspace } from './workspace.ts';

type Client = TestWorkspace['client'];

const FLAGSHIP = 'Rede Jatobá Saúde';

/** What no day may take from the demo: the walks through the app, its pictures and its first user rely on it. */
export async function brokenPromises({ client, services }: TestWorkspace, today: Day): Promise<string[]> {
  await services.derived.settle();
  const broken: string[] = [];
  const promise = (what: string, kept: boolean) => {
    if (!kept) broken.push(what);
  };
  await promiseDay(client, promise);
  const reviews = await client.reviews.list({});
  const waiting = reviews.filter(({ canceledAt, heldAt }) => canceledAt === null && heldAt === null);
  await promisePreparation(client, waiting, promise);
  await promiseMeeting(client, waiting, promise);
  await promiseFlagship(client, waiting, today, promise);
  await promiseMethod(client, promise);
  await promiseNumbers(client, today, promise);
  return broken;
}

type Promising = (what: string, kept: boolean) => void;

async function promiseDay(client: Client, promise: Promising): Promise<void> {
  const view: TodayView = await client.today.open({ linesPerLane: 500 });
  const lane = (key: TodayView['lanes'][number]['key']) => view.lanes.find((each) => each.key === key)?.lines ?? [];
  for (const key of ['reviews', 'commitments', 'renewals', 'contacts', 'tasks', 'feelings', 'alerts'] as const) {
    promise(`Today has ${key}`, lane(key).length > 0);
  }
  promise('Today has a second task', lane('tasks').length > 1);
  promise('the tasks of Today can be told apart', new Set(lane('tasks').map(({ thing }) => thing)).size > 1);
  promise('Today begins with a client', view.first?.accountId !== undefined && view.first.accountId !== null);
  promise(
    'Today has a batch to send',
    view.lanes.some(({ key, total }) => key === 'contents' && total > 0),
  );
  const things = view.lanes.flatMap(({ lines }) => lines.map(({ thing }) => thing));
  promise('Today says everything once', new Set(things).size === things.length);
}

/** The review whose preparation is walked through, and its client with something on every tab. */
async function promisePreparation(client: Client, waiting: readonly ReviewRow[], promise: Promising): Promise<void> {
  const review = waiting.find(
    ({ kind, readiness: { done, asked } }) => kind === 'qbr' && done > 0 && done < 10 && asked === 10,
  );
  promise('a QBR with all steps is being prepared', review !== undefined);
  if (!review) return;
  const { id, accountId, accountName } = review;
  const said = (what: string) => `${accountName}, whose QBR is prepared, ${what}`;
  const plan = await client.plans.view({ accountId });
  promise(said('has a plan'), plan.goals.length > 0);
  const { contacts } = await client.contacts.list({ accountId });
  promise(said('has people'), contacts.length > 1);
  const health = await client.health.ofAccount({ accountId });
  promise(said('has health'), health !== null);
  const studio = await client.preparation.studio({ id });
  promise(said('has a last review'), studio.review.previous !== null);
  const { view, checks } = await client.outputs.preview({ id });
  promise(said('has something to look at before the files are made'), checks.length > 0);
  promise(said('has numbers'), JSON.stringify(view).length > 2000);
}

/** A meeting that is ready, held, and leads to all that follows. */
async function promiseMeeting(client: Client, waiting: readonly ReviewRow[], promise: Promising): Promise<void> {
  const ready = waiting.find(({ stage }) => stage === 'ready');
  promise('a review is ready', ready !== undefined);
  if (!ready) return;
  const said = (what: string) => `${ready.accountName}, whose review is ready, ${what}`;
  const live = await client.meeting.live({ id: ready.id });
  promise(said('has an agenda'), live.agenda.length > 1);
  const after = await client.meeting.after({ id: ready.id });
  promise(said('has a plan for new goals'), after.plan !== null);
  promise(said('has no next review yet'), after.nextReview === null);
  promise(said('stands on its journey'), after.stage !== null);
  promise(said('has a recap to send'), after.recapTask !== null && !after.recapTask.done);
}

async function promiseFlagship(
  client: Client,
  waiting: readonly ReviewRow[],
  today: Day,
  promise: Promising,
): Promise<void> {
  const account = (await client.accounts.pick()).find(({ name }) => name === FLAGSHIP);
  if (!account) return promise('the flagship is a client', false);
  const plan = await client.plans.view({ accountId: account.id });
  const goals = plan.goals.filter(({ status }) => status === 'active');
  promise('the flagship has open goals side by side', goals.filter(({ parentId }) => parentId === null).length > 2);
  promise(
    'the flagship has a review to come',
    waiting.some(({ accountId, day }) => accountId === account.id && day >= today),
  );
}

async function promiseMethod(client: Client, promise: Promising): Promise<void> {
  promise('alerts are open', (await client.alerts.list({})).length > 0);
  const { drafts, proposed } = await client.communication.waiting();
  promise('drafts wait to be sent', drafts.length > 1);
  promise('a content is only proposed', proposed.length > 0);
  const { campaigns } = await client.campaigns.list();
  promise(
    'a campaign is under way',
    campaigns.some(({ running }) => running > 0),
  );
  const { rows } = await client.health.disagreements();
  promise('health and feeling disagree on several clients', rows.length > 1);
  const portfolio = await client.accounts.portfolio();
  const stale = portfolio.filter(({ feeling }) => feeling?.stale === true);
  promise('some feelings are stale', stale.length > 0 && stale.length < portfolio.length);
}

async function promiseNumbers(client: Client, today: Day, promise: Promising): Promise<void> {
  const question = {
    period: lastDays(today, 365),
    filters: { segments: [], touchModels: [], owners: [] },
    choices: { churnTotal: 'start', npsVote: 'account', cesMethod: 'mean' },
  } as const;
  const { rows } = await client.metrics.overview({
    ...question,
    filters: { segments: [], touchModels: [], owners: [] },
  });
  const silent = rows.filter(({ number: { value } }) => value === null).map(({ number: { metric } }) => metric);
  promise(`every metric is computable (not: ${silent.join(', ')})`, silent.length === 0);
  const cadence = rows.find(({ number: { metric } }) => metric === 'cadence');
  promise('the target of the cadence is missed', cadence?.targets.some(({ met }) => met === false) === true);
  const churn = rows.find(({ number: { metric } }) => metric === 'logo_churn');
  promise('some clients left in a year and some stayed', churn !== undefined && churn.number.numerator > 0);
  promise('renewals are ahead', (await client.renewals.desk()).renewals.length > 0);
}
