import { describe, expect, it } from 'vitest';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import { CANARY, canaryFacts } from '#test/support/canary-facts.ts';
import { goalFact } from '#test/support/sample-facts/fact-rows.ts';
import { richFacts } from '#test/support/sample-facts/rich-facts.ts';

describe('what a client may read', () => {
  it('has nothing of internal or private rows, internal notes and fields it does not name', () => {
    const facts = canaryFacts();
    expect(JSON.stringify(facts)).toContain(CANARY);
    expect(JSON.stringify(toClientView(facts))).not.toContain(CANARY);
  });

  it('is the same whether internal rows are there or not', () => {
    const clean = richFacts();
    const withoutNotes = {
      ...clean,
      lastCommitments: clean.lastCommitments.map((row) => ({ ...row, reason: null })),
      needs: clean.needs.map((row) => ({ ...row, note: null })),
      agenda: clean.agenda.map((row) => ({ ...row, note: null })),
    };
    expect(toClientView(canaryFacts())).toEqual(toClientView(withoutNotes));
  });

  it('keeps notes that were marked for the client', () => {
    const view = toClientView(richFacts());
    expect(view.agenda[0]?.note).toBe('A abertura de duas unidades ficou para 2027.');
    expect(view.lastCommitments[2]?.reason).toContain('nova data proposta');
  });

  it('moves a goal up to its nearest ancestor the client may see', () => {
    const view = toClientView(
      richFacts({
        goals: [
          goalFact({ id: 'top' }),
          goalFact({ id: 'hidden', parentId: 'top', audience: 'internal' }),
          goalFact({ id: 'leaf', parentId: 'hidden' }),
          goalFact({ id: 'orphan', parentId: 'gone' }),
        ],
      }),
    );
    expect(view.goals.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['top', null],
      ['leaf', 'top'],
      ['orphan', null],
    ]);
  });

  it('ends even when internal goals name each other as parent', () => {
    const view = toClientView(
      richFacts({
        goals: [
          goalFact({ id: 'a', parentId: 'b', audience: 'internal' }),
          goalFact({ id: 'b', parentId: 'a', audience: 'internal' }),
          goalFact({ id: 'c', parentId: 'a' }),
        ],
      }),
    );
    expect(view.goals).toHaveLength(1);
    expect(view.goals[0]?.parentId).toBeNull();
  });

  it('has no usage and no answers when all their rows are internal', () => {
    const { usage, answers } = richFacts();
    const view = toClientView(
      richFacts({
        usage: usage && {
          ...usage,
          series: usage.series.map((row) => ({ ...row, audience: 'internal' })),
          adoption: [],
        },
        answers: answers && {
          ...answers,
          nps: null,
          quotes: answers.quotes.map((row) => ({ ...row, audience: 'internal' })),
        },
      }),
    );
    expect(view.usage).toBeNull();
    expect(view.answers).toBeNull();
  });

  it('crosses a port unchanged', () => {
    const view = toClientView(richFacts());
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
