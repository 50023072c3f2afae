import type { ViewAgendaItem } from '#shared/domain/client-view.ts';
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
    section(t('recap.asks'), { table: pledges(telling, view.asks, 'minutes.asker') }),
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
    rows: view.agenda.map((row) => [item(row), t('minutes.minutesCount', { count: row.minutes }), row.note ?? '']),
  };
}

function pledges(
  { t, format, view }: Telling,
  rows: readonly { text: string; side: 'ours' | 'client'; ownerName: string | null; due: string | null }[],
  /** Of an ask: the one who asks, not the one who acts. */
  who: 'minutes.who' | 'minutes.asker' = 'minutes.who',
): MinutesTable {
  const of = { client: view.account.name, ours: view.workspace.name };
  return {
    header: [t('minutes.what'), t(who), t('minutes.due')],
    widths: [52, 30, 18],
    rows: rows.map(({ text, side, ownerName, due }) => [
      text,
      ownerName ? `${ownerName}\n${of[side]}` : of[side],
      due === null ? t('none') : format.day(due),
    ]),
  };
}

function nextGoals({ t, format, view }: Telling): MinutesTable {
  return {
    header: [t('nextGoals.goal'), t('nextGoals.client'), t('nextGoals.ours'), t('nextGoals.due')],
    widths: [40, 22, 20, 18],
    rows: view.nextGoals.map(({ title, clientOwnerName, ownerName, due }) => [
      title,
      clientOwnerName ?? t('none'),
      ownerName ?? t('none'),
      due === null ? t('none') : format.day(due),
    ]),
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
