import { describe, expect, it } from 'vitest';
import { shippedPlanTemplates, templateDates, templateFor } from '#shared/domain/plan-template.ts';
import en from '#shared/i18n/en/plan-templates.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/plan-templates.json' with { type: 'json' };

describe('templates of plans', () => {
  it('E5: every shipped template and goal has its words in both languages', () => {
    const keys = shippedPlanTemplates.map(({ key }) => key);
    const goals = shippedPlanTemplates.flatMap((template) => template.goals.map(({ key }) => key));
    for (const words of [ptBr, en]) {
      expect(Object.keys(words.plan_template).toSorted()).toEqual(keys.toSorted());
      expect(Object.keys(words.plan_template_goal).toSorted()).toEqual(goals.toSorted());
    }
    expect(new Set(goals).size).toBe(goals.length);
  });

  it('E1, E5: a template divides the objective into three to six smaller successes', () => {
    for (const { goals } of shippedPlanTemplates) {
      expect(goals.length).toBeGreaterThanOrEqual(3);
      expect(goals.length).toBeLessThanOrEqual(6);
    }
  });

  it('E5: dates count from the start of the plan, and a goal lasts a day at least', () => {
    expect(templateDates({ offsetDays: 30, durationDays: 90 }, '2026-03-16')).toEqual({
      startsOn: '2026-04-15',
      dueOn: '2026-07-14',
    });
    expect(templateDates({ offsetDays: 0, durationDays: 0 }, '2026-03-16').dueOn).toBe('2026-03-17');
  });

  it('E5: the segment’s own template comes before one for all, and an archived one never', () => {
    const all = { segmentId: null, archived: false };
    const own = { segmentId: 'vip', archived: false };
    expect(templateFor([all, own], 'vip')).toBe(own);
    expect(templateFor([all, own], 'growth')).toBe(all);
    expect(templateFor([all, { ...own, archived: true }], 'vip')).toBe(all);
    expect(templateFor([own], null)).toBeNull();
  });
});
