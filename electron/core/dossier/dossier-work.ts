import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountEvent } from '#shared/contract/account-history.ts';
import type { BaselineView } from '#shared/contract/activation.ts';
import type { PlanView } from '#shared/contract/plans.ts';
import type { DossierSection } from '#shared/domain/dossier.ts';
import { churnEvent } from '#shared/domain/loss.ts';
import { majorUnits } from '#shared/domain/money.ts';
import { lossReasons } from '#shared/domain/vocabulary.ts';
import { contractRows } from '../contracts/contract-repository.ts';
import { feelingRows } from '../feelings/feeling-repository.ts';
import { type DossierWords, fact, joined, lines, section } from './dossier-texts.ts';

const INTERACTIONS = 40;
const FEELINGS = 15;
const NOTES = 40;

type Db = Kysely<Database>;

export function planSection(words: DossierWords, { plan, goals, valueDelivered }: PlanView): DossierSection {
  const { t, day, format } = words;
  const label = (key: string) => t(`facts.${key}`);
  const percent = (value: number | null) => (value === null ? t('notComputable') : format.percent(Math.round(value)));
  return section(words, 'plan', {
    facts: plan
      ? [
          ...fact(label('objective'), plan.objective),
          ...fact(label('current'), plan.currentScenario),
          ...fact(label('desired'), plan.desiredScenario),
          ...fact(label('valueDelivered'), percent(valueDelivered.value)),
        ]
      : [],
    entries: goals.map((goal) => ({
      title: goal.title,
      meta: joined(
        t(`plan:kind.${goal.kind}`),
        t(`plan:status.${goal.status}`),
        goal.kind !== 'action' && t('progressIs', { progress: percent(goal.rolledUp) }),
        goal.dueOn && t('until', { day: String(day(goal.dueOn)) }),
      ),
      body: lines(goal.why, goal.evidence),
    })),
  });
}

export function baselineSection(words: DossierWords, { rows }: BaselineView): DossierSection {
  const { t, format } = words;
  const told = (value: number | null, currency: string | null) =>
    value === null
      ? t('notComputable')
      : currency
        ? format.value(majorUnits({ minor: value, currency }), currency)
        : format.number(Math.round(value * 10) / 10);
  return section(words, 'baseline', {
    facts: rows.map(({ metric, before, after }) => ({
      label: t(`activation:baseline.metrics.${metric}`),
      value: t('beforeAfter', {
        before: told(before.value, before.currency),
        after: told(after.value, after.currency),
      }),
    })),
  });
}

export async function contractSection(db: Db, words: DossierWords, accountId: string): Promise<DossierSection> {
  const { t, day, format } = words;
  const rows = await contractRows(db, accountId);
  return section(words, 'contracts', {
    entries: rows.map((row) => ({
      title: row.product,
      meta: joined(
        `${format.value(majorUnits({ minor: row.amount_minor, currency: row.currency }), row.currency)} (${t(`contracts:period.${row.billing_period}`)})`,
        t('since', { day: String(day(row.starts_on)) }),
        row.ends_on && t('until', { day: String(day(row.ends_on)) }),
      ),
      body: row.notes,
    })),
  });
}

/** What is open and whose it is: the first thing a new consultant owes. */
export async function openSections(db: Db, words: DossierWords, accountId: string): Promise<DossierSection[]> {
  const { t, day } = words;
  const living = <Table extends 'commitment' | 'task' | 'support_case'>(table: Table) =>
    db
      .selectFrom(table as 'task')
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null);
  const commitments = await db
    .selectFrom('commitment')
    .leftJoin('member', 'member.id', 'commitment.member_id')
    .leftJoin('contact', 'contact.id', 'commitment.contact_id')
    .select(['commitment.body', 'commitment.side', 'commitment.due_on'])
    .select(sql<string | null>`coalesce(member.name, contact.name, commitment.owner_name)`.as('owner'))
    .where('commitment.account_id', '=', accountId)
    .where('commitment.deleted_at', 'is', null)
    .where('commitment.state', '=', 'open')
    .orderBy('commitment.due_on')
    .execute();
  const tasks = await living('task')
    .select(['title', 'due_on', 'note'])
    .where('done_at', 'is', null)
    .where('canceled_at', 'is', null)
    .orderBy('due_on')
    .execute();
  const cases = await db
    .selectFrom('support_case')
    .select(['title', 'kind', 'status', 'opened_at', 'impact', 'real_problem'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('status', 'not in', ['client_told', 'closed'])
    .orderBy('opened_at')
    .execute();
  return [
    section(words, 'commitments', {
      entries: commitments.map(({ body, side, due_on, owner }) => ({
        title: body,
        meta: joined(owner ?? t(side), day(due_on) ?? t('noDate')),
        body: null,
      })),
    }),
    section(words, 'tasks', {
      entries: tasks.map(({ title, due_on, note }) => ({ title, meta: day(due_on) ?? t('noDate'), body: note })),
    }),
    section(words, 'cases', {
      entries: cases.map((row) => ({
        title: row.title,
        meta: joined(t(`cases:kind.${row.kind}`), t(`cases:status.${row.status}`), day(row.opened_at)),
        body: lines(row.impact, row.real_problem && t('problemIs', { text: row.real_problem })),
      })),
    }),
  ];
}

/** How the relation was felt and what was said: the newest first, the rest is in the history. */
export async function talkSections(db: Db, words: DossierWords, accountId: string): Promise<DossierSection[]> {
  const { t, day } = words;
  const feelings = await feelingRows(db, accountId);
  const reviews = await db
    .selectFrom('review')
    .select(['kind', 'title', 'stage', 'starts_at', 'summary', 'value_text'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('canceled_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .execute();
  const interactions = await db
    .selectFrom('interaction')
    .leftJoin('member', 'member.id', 'interaction.author_id')
    .select([
      'subject',
      'channel',
      'happened_at',
      'body',
      'real_problem',
      'outcome',
      'next_step',
      'member.name as author',
    ])
    .where('account_id', '=', accountId)
    .where('interaction.deleted_at', 'is', null)
    .orderBy('happened_at', 'desc')
    .execute();
  const notes = await db
    .selectFrom('note')
    .leftJoin('member', 'member.id', 'note.author_id')
    .select(['body', 'written_at', 'member.name as author'])
    .where('account_id', '=', accountId)
    .where('note.deleted_at', 'is', null)
    .orderBy('written_at', 'desc')
    .execute();
  return [
    section(words, 'feelings', {
      hidden: feelings.length - FEELINGS,
      entries: feelings.slice(0, FEELINGS).map((row) => {
        const reasons = row.marks.filter(({ kind }) => kind === 'reason').map(({ value }) => value);
        return {
          title: t(`components:moment.${row.moment}`),
          meta: joined(day(row.felt_at), t('scores', { satisfaction: row.satisfaction, trust: row.trust })),
          body: lines(row.note, reasons.length > 0 ? t('reasons', { text: reasons.join(', ') }) : null),
        };
      }),
    }),
    section(words, 'reviews', {
      entries: reviews.map((row) => ({
        title: row.title ?? t(`reviews:kind.${row.kind}`),
        meta: joined(t(`reviews:kind.${row.kind}`), t(`reviews:stage.${row.stage}`), day(row.starts_at)),
        body: lines(row.summary, row.value_text),
      })),
    }),
    section(words, 'interactions', {
      hidden: interactions.length - INTERACTIONS,
      entries: interactions.slice(0, INTERACTIONS).map((row) => ({
        title: row.subject,
        meta: joined(t(`interactions:channel.${row.channel}`), day(row.happened_at), row.author),
        body: lines(
          row.body,
          row.real_problem && t('problemIs', { text: row.real_problem }),
          row.outcome && t('outcomeIs', { text: row.outcome }),
          row.next_step && t('nextStepIs', { step: row.next_step }),
        ),
      })),
    }),
    section(words, 'notes', {
      hidden: notes.length - NOTES,
      entries: notes
        .slice(0, NOTES)
        .map(({ body, written_at, author }) => ({ title: joined(day(written_at), author) ?? '', meta: null, body })),
    }),
  ];
}

/** The whole relation in short lines, the newest first (A7). */
export function historySection(words: DossierWords, events: readonly AccountEvent[]): DossierSection {
  const { t, day } = words;
  return section(words, 'history', {
    facts: events
      .filter(({ kind }) => kind !== 'interaction' && kind !== 'feeling' && kind !== 'check_in')
      .map((event) => ({ label: String(day(event.at)), value: eventText(t, event) })),
  });
}

/** In the words of the history page, with the closed lists translated. */
function eventText(t: DossierWords['t'], { kind, title, detail }: AccountEvent): string {
  const told = {
    goal_closed: detail && t(`plan:status.${detail}`),
    review_held: detail && t(`reviews:kind.${detail}`),
    answer: joined(detail?.toUpperCase(), title),
  } as Partial<Record<AccountEvent['kind'], string | null>>;
  const key = kind === 'churn' ? churnEvent(detail) : kind;
  const reason = kind === 'churn' && lossReasons.find((known) => known === title);
  return t(`account:event.${key}`, {
    title: reason ? t(`account:lossReason.${reason}`) : title,
    detail: told[kind] ?? detail ?? '',
  });
}
