import type { CompanySize, Moment, Sector, TouchModelKey } from '#shared/domain/vocabulary.ts';

/** Every text of the demo portfolio, in both languages. Words in braces are filled in from the client's own story. */
export type Two = readonly [pt: string, en: string];

/** How the relation with a client went over two years; everything else follows from it. */
export const stories = [
  'steady',
  'growing',
  'expanding',
  'champion_left',
  'seasonal',
  'mandate',
  'starting',
  'recovering',
  'at_risk',
  'leaving',
  'lost',
  'onboarding',
] as const;
export type Story = (typeof stories)[number];

export const themes = [
  'resolution',
  'field',
  'citizen',
  'maintenance',
  'experience',
  'governance',
  'digital',
  'fleet',
] as const;
export type Theme = (typeof themes)[number];

export interface DemoAccount {
  key: string;
  name: string;
  city: string;
  sector: Sector;
  size: CompanySize;
  touch: TouchModelKey;
  story: Story;
  theme: Theme;
  /** Months as a client. */
  months: number;
  /** Monthly recurring revenue, in reais. */
  mrr: number;
  seats: number;
  /** Days until the next review; none is planned without it. */
  reviewIn?: number;
  /** Days until the main contract ends. */
  renewalIn?: number;
  tags?: readonly Two[];
}

/** What the plan's progress comes to, and how far use and mood went, by story. */
export interface StoryLine {
  /** Share of the planned path that goals really walk. */
  pace: number;
  /** Moments by days ago, the oldest first. */
  moments: readonly (readonly [daysAgo: number, moment: Moment])[];
  /** Open support cases for each ten that were opened lately. */
  unsolved: number;
}

export const storyLines: Record<Story, StoryLine> = {
  steady: {
    pace: 0.97,
    moments: [
      [730, 'neutral'],
      [520, 'satisfied'],
      [210, 'neutral'],
      [120, 'satisfied'],
    ],
    unsolved: 2,
  },
  growing: {
    pace: 1.04,
    moments: [
      [730, 'neutral'],
      [600, 'satisfied'],
      [200, 'delighted'],
      [70, 'satisfied'],
      [30, 'delighted'],
    ],
    unsolved: 2,
  },
  expanding: {
    pace: 1.18,
    moments: [
      [730, 'satisfied'],
      [430, 'delighted'],
    ],
    unsolved: 1,
  },
  champion_left: {
    pace: 0.48,
    moments: [
      [730, 'satisfied'],
      [400, 'delighted'],
      [95, 'neutral'],
      [62, 'worried'],
      [24, 'at_risk'],
    ],
    unsolved: 5,
  },
  seasonal: {
    pace: 0.9,
    moments: [
      [730, 'neutral'],
      [480, 'satisfied'],
      [150, 'neutral'],
      [60, 'satisfied'],
    ],
    unsolved: 2,
  },
  mandate: {
    pace: 0.72,
    moments: [
      [730, 'neutral'],
      [560, 'satisfied'],
      [130, 'neutral'],
      [40, 'worried'],
    ],
    unsolved: 3,
  },
  starting: {
    pace: 0.8,
    moments: [
      [120, 'neutral'],
      [40, 'satisfied'],
    ],
    unsolved: 4,
  },
  recovering: {
    pace: 0.86,
    moments: [
      [730, 'satisfied'],
      [420, 'worried'],
      [330, 'at_risk'],
      [220, 'worried'],
      [130, 'neutral'],
      [45, 'satisfied'],
    ],
    unsolved: 2,
  },
  at_risk: {
    pace: 0.4,
    moments: [
      [730, 'neutral'],
      [400, 'satisfied'],
      [180, 'worried'],
      [60, 'at_risk'],
    ],
    unsolved: 6,
  },
  leaving: {
    pace: 0.25,
    moments: [
      [730, 'neutral'],
      [260, 'worried'],
      [120, 'at_risk'],
      [42, 'leaving'],
    ],
    unsolved: 6,
  },
  lost: {
    pace: 0.3,
    moments: [
      [730, 'neutral'],
      [420, 'worried'],
      [300, 'at_risk'],
      [220, 'leaving'],
    ],
    unsolved: 0,
  },
  onboarding: { pace: 0.5, moments: [[60, 'satisfied']], unsolved: 4 },
};

/** What Marina's company sells: a platform for service requests and field teams. */
export const features: readonly Two[] = [
  ['Ordens de serviço', 'Work orders'],
  ['Aplicativo de campo', 'Field app'],
  ['Agenda de equipes', 'Team scheduling'],
  ['Portal do solicitante', 'Requester portal'],
  ['Painéis de gestão', 'Dashboards'],
  ['Vistorias', 'Inspections'],
];

/** Contracted by the larger clients and hardly used by many: what a communication track is for. */
export const extraFeatures: readonly Two[] = [
  ['Cadastro de ativos', 'Asset register'],
  ['Automações', 'Automations'],
];
