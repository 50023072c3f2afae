import { describe, expect, it } from 'vitest';
import {
  answerProblem,
  commitmentsToAnswer,
  isLateCommitment,
  isUpcomingStage,
  readiness,
  stageProblem,
  stepNumber,
  stepsAskedFor,
} from '#shared/domain/review-preparation.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { reviewStages, reviewSteps } from '#shared/domain/vocabulary.ts';

const today = '2025-06-10';
const commitment = (
  id: string,
  state: 'open' | 'done' | 'dropped',
  dueOn: string | null,
  reason: string | null = null,
) => ({
  id,
  state,
  dueOn,
  reason,
});

describe('review preparation', () => {
  it('asks for the steps of the touch model', () => {
    expect(stepsAskedFor(defaultTouchModels.mid, 'qbr').map(stepNumber)).toEqual([1, 3, 4, 8, 10]);
    expect(stepsAskedFor(defaultTouchModels.high, 'qbr')).toEqual(reviewSteps);
  });

  it('asks for something for every kind that a model does not plan', () => {
    expect(stepsAskedFor(defaultTouchModels.tech, 'qbr').map(stepNumber)).toEqual([1, 3, 4, 8, 10]);
    expect(stepsAskedFor(defaultTouchModels.mid, 'ebr')).toHaveLength(10);
    expect(stepsAskedFor(defaultTouchModels.exclusive, 'regular').map(stepNumber)).toEqual([1, 3, 8, 9]);
  });

  it('is ready by the steps asked for, not by others', () => {
    const asked = stepsAskedFor(defaultTouchModels.mid, 'qbr');
    expect(readiness(['goals', 'agenda', 'outputs'], asked)).toEqual({
      done: 2,
      asked: 5,
      percent: 40,
      missing: ['period_and_people', 'last_commitments', 'next_period'],
    });
    expect(readiness([...reviewSteps], asked).percent).toBe(100);
    expect(readiness([], []).percent).toBe(100);
  });

  it('calls a commitment late the day after it was due, while open', () => {
    expect(isLateCommitment(commitment('a', 'open', '2025-06-09'), today)).toBe(true);
    expect(isLateCommitment(commitment('a', 'open', today), today)).toBe(false);
    expect(isLateCommitment(commitment('a', 'done', '2025-01-01'), today)).toBe(false);
    expect(isLateCommitment(commitment('a', 'open', null), today)).toBe(false);
  });

  it('takes done, a new date ahead, or a reason as the answer to a late one', () => {
    const answer = { newDay: null, reason: null };
    expect(answerProblem({ ...answer, answer: 'done' }, today)).toBeNull();
    expect(answerProblem({ ...answer, answer: 'new_date' }, today)).toBe('new_date_missing');
    expect(answerProblem({ ...answer, answer: 'new_date', newDay: '2025-06-09' }, today)).toBe('new_date_in_the_past');
    expect(answerProblem({ ...answer, answer: 'new_date', newDay: today }, today)).toBeNull();
    expect(answerProblem({ ...answer, answer: 'dropped', reason: '  ' }, today)).toBe('reason_missing');
    expect(answerProblem({ ...answer, answer: 'dropped', reason: 'budget cut' }, today)).toBeNull();
  });

  it('is not ready before each late commitment is answered', () => {
    const commitments = [
      commitment('late', 'open', '2025-05-01'),
      commitment('silent', 'dropped', '2025-05-01', ' '),
      commitment('answered', 'dropped', '2025-05-01', 'no longer needed'),
      commitment('ahead', 'open', '2025-07-01'),
    ];
    expect(commitmentsToAnswer(commitments, today).map(({ id }) => id)).toEqual(['late', 'silent']);
    expect(stageProblem('preparing', 'ready', commitments, today)).toEqual({
      key: 'commitments_to_answer',
      ids: ['late', 'silent'],
    });
    expect(stageProblem('preparing', 'ready', commitments.slice(2), today)).toBeNull();
    expect(stageProblem('preparing', 'held', commitments, today)).toBeNull();
  });

  it('goes through its stages, and back to correct a slip', () => {
    const may = (from: (typeof reviewStages)[number]) =>
      reviewStages.filter((to) => stageProblem(from, to, [], today) === null);
    expect(reviewStages.map(may)).toEqual([
      ['preparing', 'held'],
      ['planned', 'ready', 'held'],
      ['preparing', 'held'],
      ['preparing', 'followed_up'],
      ['held'],
    ]);
    expect(reviewStages.filter(isUpcomingStage)).toEqual(['planned', 'preparing', 'ready']);
  });
});
