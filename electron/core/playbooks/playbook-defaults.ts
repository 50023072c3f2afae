import type { PlaybookStepKind, StepRole, Strategy } from '#shared/domain/method-vocabulary.ts';

/** I1. Kind, who does it, days after the start and how many it may take. */
type ShippedStep = readonly [
  key: string,
  kind: PlaybookStepKind,
  role: StepRole,
  offsetDays: number,
  durationDays: number,
];

interface ShippedPlaybook {
  key: string;
  strategy: Strategy;
  steps: readonly ShippedStep[];
}

/** I3, I4, I5. Their words are `playbooks:playbook.<key>` and `playbooks:playbook_step.<key>.<step>`. */
export const shippedPlaybooks: readonly ShippedPlaybook[] = [
  {
    key: 'engagement',
    strategy: 'engagement',
    steps: [
      ['understand', 'contact', 'owner', 0, 2],
      ['unused', 'task', 'owner', 2, 3],
      ['content', 'content', 'owner', 5, 2],
      ['training', 'meeting', 'owner', 10, 7],
      ['check', 'task', 'owner', 24, 4],
    ],
  },
  {
    key: 'advocate',
    strategy: 'advocacy',
    steps: [
      ['thank', 'contact', 'owner', 0, 3],
      ['ask', 'contact', 'owner', 7, 5],
      ['case', 'task', 'owner', 14, 14],
      ['loyalty', 'task', 'lead', 30, 7],
    ],
  },
  {
    key: 'recovery',
    strategy: 'recovery',
    steps: [
      ['concern', 'contact', 'owner', 0, 1],
      ['understanding', 'contact', 'owner', 1, 2],
      ['plan', 'task', 'owner', 3, 2],
      ['expected', 'contact', 'owner', 5, 2],
      ['follow', 'contact', 'owner', 14, 5],
      ['close', 'task', 'lead', 30, 5],
    ],
  },
  {
    key: 'survey',
    strategy: 'survey',
    steps: [
      ['prepare', 'task', 'owner', 0, 3],
      ['send', 'content', 'owner', 3, 2],
      ['remind', 'contact', 'owner', 10, 3],
      ['answer', 'contact', 'owner', 17, 5],
      ['act', 'task', 'owner', 24, 7],
    ],
  },
  {
    key: 'renewal',
    strategy: 'renewal',
    steps: [
      ['value', 'task', 'owner', 0, 14],
      ['verdict', 'task', 'owner', 14, 7],
      ['sponsor', 'meeting', 'owner', 30, 30],
      ['proposal', 'task', 'owner', 90, 14],
      ['negotiate', 'contact', 'owner', 120, 20],
      ['sign', 'task', 'owner', 150, 20],
    ],
  },
  {
    key: 'upsell',
    strategy: 'upsell',
    steps: [
      ['need', 'contact', 'owner', 0, 5],
      ['propose', 'task', 'owner', 7, 7],
      ['present', 'meeting', 'owner', 14, 10],
      ['record', 'task', 'owner', 30, 3],
    ],
  },
  {
    key: 'reconnect',
    strategy: 'routine',
    steps: [
      ['prepare', 'task', 'owner', 0, 1],
      ['talk', 'contact', 'owner', 1, 2],
      ['next', 'task', 'owner', 3, 2],
    ],
  },
  {
    key: 'after_onboarding',
    strategy: 'routine',
    steps: [
      ['activate', 'task', 'owner', 0, 3],
      ['align', 'meeting', 'owner', 5, 5],
      ['review', 'task', 'owner', 10, 3],
    ],
  },
  {
    key: 'late_goal',
    strategy: 'routine',
    steps: [
      ['why', 'task', 'owner', 0, 2],
      ['talk', 'contact', 'owner', 2, 3],
      ['decide', 'task', 'owner', 5, 2],
    ],
  },
  {
    key: 'detractor',
    strategy: 'recovery',
    steps: [
      ['call', 'contact', 'owner', 0, 2],
      ['cause', 'task', 'owner', 2, 3],
      ['back', 'contact', 'owner', 7, 3],
    ],
  },
  {
    key: 'new_champion',
    strategy: 'routine',
    steps: [
      ['sponsor', 'contact', 'owner', 0, 3],
      ['meet', 'meeting', 'owner', 5, 5],
      ['train', 'task', 'owner', 12, 7],
      ['map', 'task', 'owner', 20, 3],
    ],
  },
  {
    key: 'new_contract',
    strategy: 'routine',
    steps: [
      ['expect', 'contact', 'owner', 0, 3],
      ['plan', 'task', 'owner', 3, 4],
      ['show', 'meeting', 'owner', 10, 7],
    ],
  },
];
