import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { LiveCommitment, LiveFacts, LivePerson } from '#shared/domain/client-view/live-view.ts';
import type { Audienced } from '#shared/domain/client-view/review-facts.ts';
import { commitmentsMadeIn, ownerOf, type StandingCommitment, standingCommitments } from './commitment-repository.ts';
import { preparationRows } from './preparation-repository.ts';
import type { ReviewAccount, ReviewEntity } from './review-repository.ts';

interface Asked {
  review: ReviewEntity;
  account: ReviewAccount;
  today: Day;
  workspaceId: string;
}

/** Everything of a review that live mode may be made from, with its audience (F6). */
export async function liveFacts(db: Kysely<Database>, asked: Asked): Promise<LiveFacts> {
  const { review, account, workspaceId } = asked;
  const rows = await preparationRows(db, review, account, workspaceId);
  const linesOf = (section: 'next_goal' | 'next_action') =>
    rows.items
      .filter((item) => item.section === section && item.body.trim() !== '')
      .map(({ id, body, audience }) => ({ id, text: body, audience }));
  return {
    review: {
      id: review.id,
      kind: review.kind,
      startsAt: review.starts_at,
      zone: review.time_zone,
      durationMinutes: review.duration_minutes,
      startedAt: review.live_started_at,
      heldAt: review.held_at,
      itemId: review.live_item_id,
      since: review.live_since,
    },
    account: { name: account.name, language: account.language },
    agenda: rows.agenda.map((item) => ({ ...item, said: item.said ?? '', spentSeconds: item.spentSeconds ?? 0 })),
    lastCommitments: (await standingCommitments(db, review)).map(toLive),
    commitments: (await commitmentsMadeIn(db, review.id)).map(toLive),
    decisions: rows.decisions.map(({ id, body, audience }) => ({ id, text: body, audience })),
    goals: linesOf('next_goal'),
    actions: linesOf('next_action'),
    people: await peopleOf(db, review.account_id, asked.today),
  };
}

const toLive = ({ row }: StandingCommitment): Audienced<LiveCommitment> => ({
  id: row.id,
  text: row.body,
  side: row.side,
  memberId: row.member_id,
  contactId: row.contact_id,
  ownerName: ownerOf(row),
  due: row.due_on,
  state: row.state,
  audience: row.audience,
});

async function peopleOf(db: Kysely<Database>, accountId: string, today: Day): Promise<LivePerson[]> {
  const members = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('active', '=', 1)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  const contacts = await db
    .selectFrom('contact')
    .select(['id', 'name'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', today)]))
    .orderBy('name')
    .execute();
  return [
    ...members.map(({ id, name }) => ({ id, name, side: 'ours' as const })),
    ...contacts.map(({ id, name }) => ({ id, name, side: 'client' as const })),
  ];
}
