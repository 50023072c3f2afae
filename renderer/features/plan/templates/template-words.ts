import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplate, PlanTemplateGoal } from '#shared/contract/plan-templates.ts';

export interface TemplateWords {
  template(template: Pick<PlanTemplate, 'contentKey' | 'name' | 'objective'>): { name: string; objective: string };
  goal(goal: Pick<PlanTemplateGoal, 'contentKey' | 'title' | 'why' | 'unit'>): {
    title: string;
    why: string;
    unit: string;
  };
}

/** What the workspace wrote, else the shipped words in the reader's language. */
export function useTemplateWords(): TemplateWords {
  const { i18n } = useTranslation('planTemplates');
  const { language } = i18n;
  return useMemo(() => {
    const shipped = (table: string, key: string | null, field: string): string => {
      const word: unknown =
        key === null ? null : i18n.getResource(language, 'planTemplates', `${table}.${key}.${field}`);
      return typeof word === 'string' ? word : '';
    };
    return {
      template: ({ contentKey, name, objective }) => ({
        name: name ?? (shipped('plan_template', contentKey, 'name') || '–'),
        objective: objective ?? shipped('plan_template', contentKey, 'objective'),
      }),
      goal: ({ contentKey, title, why, unit }) => ({
        title: title ?? (shipped('plan_template_goal', contentKey, 'title') || '–'),
        why: why ?? shipped('plan_template_goal', contentKey, 'why'),
        unit: unit ?? shipped('plan_template_goal', contentKey, 'unit'),
      }),
    };
  }, [i18n, language]);
}
