import type { ParseKeys } from 'i18next';

/** The parts of the method, in the order of the tabs. A new one is a line here, a route in the router and its name. */
export const methodSections = [
  { path: '/method/touch-models', label: 'sections.touchModels' },
  { path: '/method/segments', label: 'sections.segments' },
  { path: '/method/journeys', label: 'sections.journeys' },
  { path: '/method/programme', label: 'sections.programme' },
  { path: '/method/plan-templates', label: 'sections.planTemplates' },
  { path: '/method/checklist', label: 'sections.topics' },
  { path: '/method/limits', label: 'sections.limits' },
  { path: '/method/health', label: 'sections.health' },
  { path: '/method/reasons', label: 'sections.reasons' },
] as const satisfies readonly {
  path: string;
  label: ParseKeys<'method'>;
}[];
