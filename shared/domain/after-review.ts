/** F9. What follows a review, in the order it is done in. */
export const afterSteps = ['feeling', 'rating', 'recap', 'tasks', 'goals', 'next_review', 'journey'] as const;
export type AfterStep = (typeof afterSteps)[number];

/** `none`: there is nothing to do here. */
export type AfterState = 'open' | 'done' | 'none';

export interface AfterFacts {
  feelings: number;
  criteria: number;
  rated: number;
  recapSent: boolean;
  /** Open commitments of both sides made in the review, and those that are tasks. */
  commitments: number;
  tasks: number;
  /** New goals and actions that were agreed, and those that the plan knows. */
  agreed: number;
  drafted: number;
  nextPlanned: boolean;
  followedUp: boolean;
}

const state = (all: number, done: number): AfterState => (all === 0 ? 'none' : done >= all ? 'done' : 'open');
const when = (done: boolean): AfterState => (done ? 'done' : 'open');

/** F6, F9. Where each step stands. */
export function afterStates(facts: AfterFacts): Record<AfterStep, AfterState> {
  return {
    feeling: when(facts.feelings > 0),
    rating: state(facts.criteria, facts.rated),
    recap: when(facts.recapSent),
    tasks: state(facts.commitments, facts.tasks),
    goals: state(facts.agreed, facts.drafted),
    next_review: when(facts.nextPlanned),
    journey: when(facts.followedUp),
  };
}
