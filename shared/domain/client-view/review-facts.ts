import type { Audience, Language } from '../vocabulary.ts';
import type {
  Provenance,
  ViewAccount,
  ViewAdoption,
  ViewAgendaItem,
  ViewAnswers,
  ViewCase,
  ViewCases,
  ViewCommitment,
  ViewDecision,
  ViewGoal,
  ViewHighlight,
  ViewNeed,
  ViewNextGoal,
  ViewNextReview,
  ViewParticipant,
  ViewPledge,
  ViewReview,
  ViewUsageSeries,
  ViewValueDelivered,
  ViewWorkspace,
} from '../client-view.ts';

/** A row as it is kept, with who may read it (H8): only `client` passes. */
export type Audienced<Row> = Row & { audience: Audience };

/**
 * Everything known about a review when its documents are made, internal rows included: the input of `toClientView`.
 *
 * How to fill it from the database:
 * - Rows keep the `audience` of their table row. Notes have an audience of their own, apart from the row they hang on
 *   (`noteAudience`; check-in and checklist notes are internal by default).
 * - Objects may carry more fields than named here (a whole entity with its feeling, its health …): `toClientView` copies
 *   field by field, so that what is not named cannot pass.
 * - `goals` come depth-first with their real parent ids; a child whose parent is internal moves up to the nearest
 *   ancestor that the client may see.
 * - `progress` and `plannedProgress` are those of the goal rules (E3), on `dataAsOf`.
 * - `usage`, `cases`, `answers`, `valueDelivered` are null when there is nothing to tell: their slides leave.
 */
export interface ReviewFacts {
  language: Language;
  generatedAt: string;
  dataAsOf: string;
  workspace: ViewWorkspace;
  account: ViewAccount;
  review: ViewReview;
  participants: ViewParticipant[];
  summary: Audienced<{ text: string }>[];
  highlights: Audienced<ViewHighlight>[];
  lastCommitments: Audienced<CommitmentFact>[];
  goals: Audienced<ViewGoal>[];
  usage: {
    granularity: 'week' | 'month';
    series: Audienced<ViewUsageSeries>[];
    adoption: Audienced<ViewAdoption>[];
  } | null;
  cases: (Provenance & { months: ViewCases['months']; open: Audienced<ViewCase>[] }) | null;
  answers: (Provenance & { nps: ViewAnswers['nps']; quotes: Audienced<ViewAnswers['quotes'][number]>[] }) | null;
  needs: Audienced<ViewNeed & { noteAudience: Audience }>[];
  valueDelivered:
    | (Pick<ViewValueDelivered, 'percent' | 'trend' | 'source' | 'asOf'> & {
        items: Audienced<ViewValueDelivered['items'][number]>[];
      })
    | null;
  nextGoals: Audienced<ViewNextGoal>[];
  asks: Audienced<ViewPledge>[];
  commitments: Audienced<CommitmentFact>[];
  decisions: Audienced<ViewDecision>[];
  /** `said` was written on a screen that the client may see; `note` has an audience of its own. */
  agenda: Audienced<ViewAgendaItem & { noteAudience: Audience; said: string | null }>[];
  nextReview: ViewNextReview | null;
}

/** The reason of a dropped commitment is a note: internal unless the consultant marked it for the client. */
export type CommitmentFact = ViewCommitment & { reasonAudience: Audience };
