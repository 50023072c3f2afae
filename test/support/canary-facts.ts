import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { richFacts } from './sample-facts/rich-facts.ts';

/** Nothing a client reads may contain this. */
export const CANARY = 'KANARI';

/**
 * A whole review with an internal twin beside every row, private rows, internal notes on client rows, and fields that
 * no client document has (feeling, health …) on every object: all carry the canary.
 */
export function canaryFacts(): ReviewFacts {
  const facts = richFacts();
  const tainted = taint(facts);
  return {
    ...tainted,
    lastCommitments: withNotes(tainted.lastCommitments, (row) => ({
      ...row,
      reason: CANARY,
      reasonAudience: 'internal',
    })),
    commitments: withNotes(tainted.commitments, (row) => ({ ...row, reason: CANARY, reasonAudience: 'private' })),
    needs: withNotes(tainted.needs, (row) => ({ ...row, note: CANARY, noteAudience: 'internal' })),
    agenda: withNotes(tainted.agenda, (row) => ({ ...row, note: CANARY, noteAudience: 'internal' })),
  };
}

/** Adds fields no client document has to every object, and an internal and a private twin to every row with an audience. */
function taint<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    const rows = value.map((each) => taint(each));
    const twins = value.flatMap((each) =>
      hasAudience(each) ? [shout({ ...each, audience: 'internal' }), shout({ ...each, audience: 'private' })] : [],
    );
    return [...twins, ...rows] as Value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, taint(each)] as const);
  return { ...Object.fromEntries(entries), feeling: CANARY, health: CANARY, internalNote: CANARY } as Value;
}

/** Every text of a row becomes the canary, except the marks that the rules read. */
function shout<Value>(value: Value): Value {
  if (typeof value === 'string') return CANARY as Value;
  if (Array.isArray(value)) return value.map((each) => shout(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = new Set([
    'audience',
    'side',
    'state',
    'status',
    'answer',
    'stage',
    'kind',
    'due',
    'on',
    'openedOn',
    'asOf',
    'since',
    'periodStart',
    'start',
    'direction',
    'betterWhen',
  ]);
  const entries = Object.entries(value).map(([key, each]) => [key, kept.has(key) ? each : shout(each)] as const);
  return Object.fromEntries(entries) as Value;
}

function hasAudience(value: unknown): value is { audience: string } {
  return typeof value === 'object' && value !== null && 'audience' in value;
}

function withNotes<Row extends { audience: string }>(rows: readonly Row[], change: (row: Row) => Row): Row[] {
  return rows.map((row) => (row.audience === 'client' ? change(row) : row));
}
