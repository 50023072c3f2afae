import { z } from 'zod';
import { type Interaction, interactionFields, type InteractionFields } from '#shared/contract/interactions.ts';

/** What the form holds: an instant is typed as a day and a time of this laptop's zone. */
export const interactionForm = interactionFields
  .omit({ happenedAt: true, reviewId: true })
  .extend({ day: z.iso.date(), time: z.string().regex(/^\d{2}:\d{2}$/), task: z.boolean() });
export type InteractionOutput = z.infer<typeof interactionForm>;

export interface InteractionValues extends Record<string, unknown> {
  channel: string;
  direction: string;
  day: string;
  time: string;
  durationMinutes: number | '';
  subject: string;
  body: string;
  realProblem: string;
  outcome: string;
  nextStep: string;
  nextStepOn: string;
  automated: boolean;
  planned: boolean;
  audience: 'client' | 'internal';
  contactIds: string[];
  memberIds: string[];
  task: boolean;
}

const two = (value: number) => String(value).padStart(2, '0');

export const localTime = (instant: Date): { day: string; time: string } => ({
  day: `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
  time: `${two(instant.getHours())}:${two(instant.getMinutes())}`,
});

export const toInstant = (day: string, time: string): string => new Date(`${day}T${time}:00`).toISOString();

export function newValues(given: Pick<InteractionValues, 'memberIds' | 'planned'>, now: Date): InteractionValues {
  return {
    channel: 'call',
    direction: 'outbound',
    ...localTime(now),
    durationMinutes: '',
    subject: '',
    body: '',
    realProblem: '',
    outcome: '',
    nextStep: '',
    nextStepOn: '',
    automated: false,
    audience: 'internal',
    contactIds: [],
    task: true,
    ...given,
  };
}

export function valuesOf(interaction: Interaction): InteractionValues {
  return {
    channel: interaction.channel,
    direction: interaction.direction,
    ...localTime(new Date(interaction.happenedAt)),
    durationMinutes: interaction.durationMinutes ?? '',
    subject: interaction.subject,
    body: interaction.body ?? '',
    realProblem: interaction.realProblem ?? '',
    outcome: interaction.outcome ?? '',
    nextStep: interaction.nextStep ?? '',
    nextStepOn: interaction.nextStepOn ?? '',
    automated: interaction.automated,
    planned: interaction.planned,
    audience: interaction.audience,
    contactIds: [...interaction.contactIds],
    memberIds: [...interaction.memberIds],
    task: false,
  };
}

/** What core is given; `task` is its own matter. */
export function fieldsOf(
  { day, time, task: _task, ...output }: InteractionOutput,
  reviewId: string | null,
): InteractionFields {
  return { ...output, happenedAt: toInstant(day, time), reviewId };
}
