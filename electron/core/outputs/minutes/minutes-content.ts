import type { ViewAgendaItem, ViewNextGoal } from '#shared/domain/client-view.ts';
import { coverMessage, periodText, type Telling } from '#shared/domain/client-view/messages.ts';

export interface MinutesTable {
  /** Column titles; null for a table of labels and values. */
  header: string[] | null;
  /** Shares of the width, adding up to 100. */
  widths: number[];
  rows: string[][];
}

export interface MinutesSection {
  heading: string;
  paragraphs: string[];
  numbered: string[];
  table: MinutesTable | null;
}

/** What the minutes say, in their order; the builder only gives it its form. */
export function minutesTitle(telling: Telling): string {
  const { t, view } = telling;
  const kind = t(`kind.${view.review.kind}`);
  return view.account.name === '' ? coverMessage(telling) : t('minutes.title', { kind, client: view.account.name });
}

export function minutesSections(telling: Telling): MinutesSection[] {
  const { t, view } = telling;
  return [
    section(t('minutes.details'), { table: { header: null, widths: [26, 74], rows: details(telling) } }),
    section(t('minutes.participants'), { table: participants(telling) }),
    section(t('minutes.summary'), { paragraphs: view.summary }),
    section(t('minutes.agenda'), { table: agenda(telling) }),
    section(t('minutes.decisions'), {
      numbered: view.decisions.map(({ text }) => text),
      paragraphs: view.decisions.length === 0 ? [t('minutes.noDecisions')] : [],
    }),
    section(t('minutes.commitments'), {
      table: pledges(telling, view.commitments),
      paragraphs: view.commitments.length === 0 ? [t('minutes.noCommitments')] : [],
    }),
    section(t('recap.asks'), { table: asks(telling) }),
    section(t('minutes.nextGoals'), { table: nextGoals(telling) }),
    section(t('minutes.nextReview'), { paragraphs: [nextReview(telling)] }),
  ].filter(({ paragraphs, numbered, table }) => paragraphs.length > 0 || numbered.length > 0 || table !== null);
}

function section(heading: string, content: Partial<Omit<MinutesSection, 'heading'>>): MinutesSection {
  const table = content.table && content.table.rows.length > 0 ? content.table : null;
  return { heading, paragraphs: content.paragraphs ?? [], numbered: content.numbered ?? [], table };
}

function details(telling: Telling): string[][] {
  const { t, format, view } = telling;
  const { review } = view;
  const rows: [string, string | null][] = [
    [
      t('minutes.when'),
      review.startsAt &&
        t('cover.when', {
          day: format.dayOf(review.startsAt, review.zone),
          time: format.timeOf(review.startsAt, review.zone),
          zone: format.zoneName(review.startsAt, review.zone),
        }),
    ],
    [t('minutes.duration'), t('minutes.minutesCount', { count: review.durationMinutes })],
    [t('minutes.place'), review.place],
    [t('minutes.period'), periodText(telling)],
    [t('minutes.owner'), review.owner.name],
  ];
  return rows.flatMap(([label, value]) => (value ? [[label, value]] : []));
}

function participants({ t, view }: Telling): MinutesTable {
  const of = { client: view.account.name, ours: view.workspace.name };
  return {
    header: [t('minutes.name'), t('minutes.role'), t('minutes.side')],
    widths: [34, 33, 33],
    rows: view.participants.map(({ name, title, side }) => [name, title ?? t('none'), of[side]]),
  };
}

function agenda({ t, view }: Telling): MinutesTable {
  const item = ({ item: text, stage }: ViewAgendaItem): string => (stage ? `${text}\n${t(`stages.${stage}`)}` : text);
  return {
    header: [t('minutes.item'), t('minutes.time'), t('minutes.notes')],
    widths: [38, 16, 46],
    rows: view.agenda.map((row) => [
      item(row),
      t('minutes.minutesCount', { count: row.spentMinutes ?? row.minutes }),
      row.note ?? '',
    ]),
  };
}

function pledges(
  { t, format, view }: Telling,
  rows: readonly { text: string; side: 'ours' | 'client'; ownerName: string | null; due: string | null }[],
): MinutesTable {
  const of = { client: view.account.name, ours: view.workspace.name };
  return {
    header: [t('minutes.what'), t('minutes.who'), t('minutes.due')],
    widths: [52, 30, 18],
    rows: rows.map(({ text, side, ownerName, due }) => [
      text,
      ownerName ? `${ownerName}\n${of[side]}` : of[side],
      due === null ? t('none') : format.day(due),
    ]),
  };
}

/** The side of an ask is the one that asks; its owner, on the other side, is the one who acts. */
function asks({ t, format, view }: Telling): MinutesTable {
  const of = { client: view.account.name, ours: view.workspace.name };
  return {
    header: [t('minutes.what'), t('minutes.asker'), t('minutes.due')],
    widths: [52, 30, 18],
    rows: view.asks.map(({ text, side, ownerName, due }) => [
      ownerName ? `${text}\n${t('minutes.owner')}: ${ownerName}` : text,
      of[side],
      due === null ? t('none') : format.day(due),
    ]),
  };
}

/** A column that nobody filled in leaves. */
function nextGoals({ t, format, view }: Telling): MinutesTable {
  const all = [
    { header: t('nextGoals.client'), width: 22, of: (goal: ViewNextGoal) => goal.clientOwnerName },
    { header: t('nextGoals.ours'), width: 20, of: (goal: ViewNextGoal) => goal.ownerName },
    { header: t('nextGoals.due'), width: 18, of: ({ due }: ViewNextGoal) => due && format.day(due) },
  ];
  const facts = all.filter(({ of }) => view.nextGoals.some((goal) => of(goal)));
  return {
    header: [t('nextGoals.goal'), ...facts.map(({ header }) => header)],
    widths: [100 - facts.reduce((total, { width }) => total + width, 0), ...facts.map(({ width }) => width)],
    rows: view.nextGoals.map((goal) => [goal.title, ...facts.map(({ of }) => of(goal) || t('none'))]),
  };
}

function nextReview({ t, format, view }: Telling): string {
  const next = view.nextReview;
  if (!next) return t('minutes.noNextReview');
  const when = t('cover.when', {
    day: format.dayOf(next.startsAt, next.zone),
    time: format.timeOf(next.startsAt, next.zone),
    zone: format.zoneName(next.startsAt, next.zone),
  });
  return [`${t(`kind.${next.kind}`)}: ${when}`, next.place].filter(Boolean).join('. ');
}
