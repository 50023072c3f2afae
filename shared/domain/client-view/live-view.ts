import type { Audience, CommitmentState, Language, MeetingStage, ReviewKind, Side } from '../vocabulary.ts';
import type { Audienced } from './review-facts.ts';

/**
 * What live mode shows and writes (F6): a screen that is shared with the client, so it has no field for feeling, health,
 * risk, renewal or internal notes. `toLiveView` makes it and drops internal rows; ids are there to write with.
 */
export interface LiveView {
  review: LiveReview;
  account: { name: string; language: Language };
  /** In the order of the agenda. */
  agenda: LiveItem[];
  /** Of the meetings before, still open: the meeting opens with them. */
  lastCommitments: LiveCommitment[];
  commitments: LiveCommitment[];
  decisions: LiveLine[];
  goals: LiveLine[];
  actions: LiveLine[];
  /** Who may own a commitment. */
  people: LivePerson[];
}

export interface LiveReview {
  id: string;
  kind: ReviewKind;
  startsAt: string;
  zone: string;
  durationMinutes: number;
  startedAt: string | null;
  heldAt: string | null;
  /** The item it stands at; `since` null: the clock rests. */
  itemId: string | null;
  since: string | null;
}

export interface LiveItem {
  id: string;
  title: string;
  minutes: number;
  stage: MeetingStage;
  clientTalks: boolean;
  /** Written in live mode; the notes of the preparation stay where they are. */
  said: string;
  spentSeconds: number;
}

export interface LiveLine {
  id: string;
  text: string;
}

export interface LiveCommitment extends LiveLine {
  side: Side;
  memberId: string | null;
  contactId: string | null;
  ownerName: string | null;
  due: string | null;
  state: CommitmentState;
}

export interface LivePerson {
  /** Of a member or a contact. */
  id: string;
  name: string;
  side: Side;
}

/** Everything known when the screen is made; rows may carry more than is named here. */
export interface LiveFacts {
  review: LiveReview;
  account: LiveView['account'];
  agenda: Audienced<LiveItem>[];
  lastCommitments: Audienced<LiveCommitment>[];
  commitments: Audienced<LiveCommitment>[];
  decisions: Audienced<LiveLine>[];
  goals: Audienced<LiveLine>[];
  actions: Audienced<LiveLine>[];
  people: LivePerson[];
}

/** F7. Copies field by field, as `toClientView` does: what is not named cannot pass. */
export function toLiveView({ review, account, people, ...rows }: LiveFacts): LiveView {
  return {
    review: {
      id: review.id,
      kind: review.kind,
      startsAt: review.startsAt,
      zone: review.zone,
      durationMinutes: review.durationMinutes,
      startedAt: review.startedAt,
      heldAt: review.heldAt,
      itemId: review.itemId,
      since: review.since,
    },
    account: { name: account.name, language: account.language },
    agenda: forClient(rows.agenda).map(({ id, title, minutes, stage, clientTalks, said, spentSeconds }) => ({
      id,
      title,
      minutes,
      stage,
      clientTalks,
      said,
      spentSeconds,
    })),
    lastCommitments: forClient(rows.lastCommitments).map(toCommitment),
    commitments: forClient(rows.commitments).map(toCommitment),
    decisions: forClient(rows.decisions).map(toLine),
    goals: forClient(rows.goals).map(toLine),
    actions: forClient(rows.actions).map(toLine),
    people: people.map(({ id, name, side }) => ({ id, name, side })),
  };
}

const forClient = <Row extends { audience: Audience }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ audience }) => audience === 'client');

const toLine = ({ id, text }: LiveLine): LiveLine => ({ id, text });

const toCommitment = (row: LiveCommitment): LiveCommitment => ({
  ...toLine(row),
  side: row.side,
  memberId: row.memberId,
  contactId: row.contactId,
  ownerName: row.ownerName,
  due: row.due,
  state: row.state,
});
