import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import {
  computedVerdict,
  lacksActionPlan,
  renewalForecast,
  renewalLane,
  type RenewalSigns,
  verdictInForce,
} from '#shared/domain/renewal-desk.ts';

const fine: RenewalSigns = {
  health: 'good',
  feeling: 'good',
  useChange: 0,
  urgentCases: 0,
  canceled: false,
  championGone: false,
};

describe('L2: the renewal desk', () => {
  it('puts an end into the smallest of 180, 90 and 60 days that holds it', () => {
    expect([181, 180, 91, 90, 61, 60, 0, -1].map(renewalLane)).toEqual([null, 180, 180, 90, 90, 60, 60, null]);
  });

  it('computes the verdict by the worst sign and says every reason', () => {
    expect(computedVerdict(fine)).toEqual({ verdict: 'good', reasons: [] });
    expect(computedVerdict({ ...fine, useChange: -30, urgentCases: 1, championGone: true })).toEqual({
      verdict: 'attention',
      reasons: ['use_dropped', 'urgent_cases', 'champion_gone'],
    });
    expect(computedVerdict({ ...fine, health: 'attention', feeling: 'risk' })).toEqual({
      verdict: 'risk',
      reasons: ['feeling_risk', 'health_attention'],
    });
    expect(computedVerdict({ ...fine, canceled: true }).verdict).toBe('risk');
  });

  it('does not call good what nobody knows', () => {
    expect(computedVerdict({ ...fine, health: null, feeling: null })).toEqual({
      verdict: 'attention',
      reasons: ['nothing_known'],
    });
  });

  it('lets the final verdict win over the consultant’s, and that over the computed one', () => {
    const computed = 'good';
    expect(verdictInForce({ computed, consultant: null, final: null })).toEqual({ verdict: 'good', by: 'computed' });
    expect(verdictInForce({ computed, consultant: 'risk', final: null })).toEqual({
      verdict: 'risk',
      by: 'consultant',
    });
    expect(verdictInForce({ computed, consultant: 'risk', final: 'attention' })).toEqual({
      verdict: 'attention',
      by: 'final',
    });
  });

  it('asks for an action plan for each verdict that is not good', () => {
    expect(lacksActionPlan('good', { text: null, runId: null })).toBe(false);
    expect(lacksActionPlan('attention', { text: '  ', runId: null })).toBe(true);
    expect(lacksActionPlan('risk', { text: 'Reunião com a diretoria', runId: null })).toBe(false);
    expect(lacksActionPlan('risk', { text: null, runId: 'run' })).toBe(false);
  });

  it('forecasts by month and currency with the weights of the workspace', () => {
    expect(
      renewalForecast(
        [
          { endsOn: '2026-08-10', value: { minor: 1000, currency: 'BRL' }, verdict: 'good' },
          { endsOn: '2026-08-31', value: { minor: 500, currency: 'BRL' }, verdict: 'risk' },
          { endsOn: '2026-09-01', value: { minor: 100, currency: 'USD' }, verdict: 'attention' },
        ],
        { good: 100, attention: 50, risk: 10 },
      ),
    ).toEqual([
      {
        month: '2026-08-01',
        currency: 'BRL',
        dueMinor: 1500,
        expectedMinor: 1050,
        count: 2,
        byVerdict: { good: 1000, attention: 0, risk: 500 },
      },
      {
        month: '2026-09-01',
        currency: 'USD',
        dueMinor: 100,
        expectedMinor: 50,
        count: 1,
        byVerdict: { good: 0, attention: 100, risk: 0 },
      },
    ]);
  });

  it('never expects more than is due, and loses no value between the verdicts', () => {
    const due = fc.record({
      endsOn: fc.constantFrom('2026-08-01', '2026-09-15', '2027-01-31'),
      value: fc.record({ minor: fc.nat(10_000_000), currency: fc.constantFrom('BRL', 'USD') }),
      verdict: fc.constantFrom(...renewalVerdicts),
    });
    fc.assert(
      fc.property(fc.array(due), (ends) => {
        const months = renewalForecast(ends);
        for (const { dueMinor, expectedMinor, byVerdict } of months) {
          expect(expectedMinor).toBeLessThanOrEqual(dueMinor);
          expect(byVerdict.good + byVerdict.attention + byVerdict.risk).toBe(dueMinor);
        }
        expect(months.reduce((sum, { dueMinor }) => sum + dueMinor, 0)).toBe(
          ends.reduce((sum, { value }) => sum + value.minor, 0),
        );
      }),
    );
  });
});
