import type { Side } from '#shared/domain/vocabulary.ts';
import type { ViewCommitment, ViewNextGoal, ViewPledge } from '#shared/domain/client-view.ts';
import type { Telling } from '#shared/domain/client-view/messages.ts';

/** A piece of the recap; text and HTML are two forms of the same pieces. */
export type RecapBlock = { kind: 'paragraph'; text: string } | { kind: 'list'; heading: string; items: string[] };

export function recapSubject({ t, view }: Telling): string {
  return t('recap.subject', { kind: t(`kind.${view.review.kind}`), client: view.account.name });
}

/** What a recap says (F9): thanks, the summary, what was decided and who does what until when. */
export function recapBlocks(telling: Telling): RecapBlock[] {
  const { t, format, view } = telling;
  const { review } = view;
  const thanks = review.startsAt
    ? t('recap.thanks', { day: format.dayOf(review.startsAt, review.zone) })
    : t('recap.thanksNoDate');
  const blocks: RecapBlock[] = [
    { kind: 'paragraph', text: greeting(telling) },
    { kind: 'paragraph', text: thanks },
    { kind: 'list', heading: t('recap.summary'), items: view.summary },
    { kind: 'list', heading: t('recap.decisions'), items: view.decisions.map(({ text }) => text) },
    { kind: 'list', heading: t('recap.yours'), items: pledgesOf(telling, view.commitments, 'client') },
    { kind: 'list', heading: t('recap.ours'), items: pledgesOf(telling, view.commitments, 'ours') },
    {
      kind: 'list',
      heading: t('recap.asks'),
      items: [...pledgesOf(telling, view.asks, 'client'), ...pledgesOf(telling, view.asks, 'ours')],
    },
    { kind: 'list', heading: t('recap.nextGoals'), items: view.nextGoals.map((goal) => nextGoalLine(telling, goal)) },
  ];
  const next = view.nextReview;
  if (next) {
    const text = t('recap.nextReview', {
      day: format.dayOf(next.startsAt, next.zone),
      time: format.timeOf(next.startsAt, next.zone),
      zone: format.zoneName(next.startsAt, next.zone),
    });
    blocks.push({ kind: 'paragraph', text });
  }
  blocks.push(
    { kind: 'paragraph', text: t('recap.corrections') },
    { kind: 'paragraph', text: `${t('recap.regards')}\n${review.owner.name}\n${view.workspace.name}` },
    { kind: 'paragraph', text: t('recap.asOf', { day: format.day(view.dataAsOf) }) },
  );
  return blocks.filter((block) => block.kind === 'paragraph' || block.items.length > 0);
}

/** The recap as plain text: the body of the draft, and what "copy text" copies. */
export function recapText(telling: Telling): string {
  return recapBlocks(telling)
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : [`${block.heading}:`, ...block.items.map((item) => `- ${item}`)].join('\n'),
    )
    .join('\n\n');
}

function greeting({ t, view }: Telling): string {
  const names = view.participants
    .filter(({ side }) => side === 'client')
    .map(({ name }) => name.trim().split(/\s+/u)[0] ?? name);
  if (names.length === 0 || names.length > 4) return t('recap.greetingAll');
  return t('recap.greeting', { names: new Intl.ListFormat(view.language).format(names) });
}

function pledgesOf(telling: Telling, rows: readonly (ViewCommitment | ViewPledge)[], side: Side): string[] {
  return rows
    .filter((row) => row.side === side)
    .map(({ text, ownerName, due }) => line(telling, text, [ownerName], due));
}

function nextGoalLine(telling: Telling, { title, clientOwnerName, ownerName, due }: ViewNextGoal): string {
  return line(telling, title, [clientOwnerName, ownerName], due);
}

function line({ t, format }: Telling, text: string, names: readonly (string | null)[], due: string | null): string {
  const details = names.filter((name) => name !== null);
  if (due !== null) details.push(t('recap.until', { day: format.day(due) }));
  return details.length === 0 ? text : t('recap.line', { text, details: details.join(', ') });
}
