import { type MeetingStage, meetingStages, type ReviewKind } from './vocabulary.ts';

/** F5. One time box; `clientTalks` says who mostly speaks in it. */
export type AgendaBox = { stage: MeetingStage; minutes: number; clientTalks: boolean };

/** A shipped time box; its words are content of the language files under `key`. */
export type AgendaTemplateItem = AgendaBox & { key: string };

export const AGENDA_MINUTES = 60;

const box = (stage: MeetingStage, key: string, minutes: number, clientTalks: boolean): AgendaTemplateItem => ({
  key,
  stage,
  minutes,
  clientTalks,
});

/** F5. Both follow the four stages: the QBR with the champion looks at the quarter, the EBR with the sponsor at the business. */
export const defaultAgendas = {
  qbr: [
    box('needs_and_expectations', 'qbr_opening', 3, false),
    box('needs_and_expectations', 'qbr_what_changed', 12, true),
    box('engagement', 'qbr_last_commitments', 5, false),
    box('engagement', 'qbr_daily_use', 8, true),
    box('value_delivery', 'qbr_goals_and_results', 10, false),
    box('value_delivery', 'qbr_value_in_your_words', 7, true),
    box('feedback', 'qbr_feedback', 8, true),
    box('feedback', 'qbr_next_period', 7, false),
  ],
  ebr: [
    box('needs_and_expectations', 'ebr_opening', 3, false),
    box('needs_and_expectations', 'ebr_priorities', 15, true),
    box('engagement', 'ebr_partnership', 7, false),
    box('value_delivery', 'ebr_results', 10, false),
    box('value_delivery', 'ebr_value_in_your_words', 8, true),
    box('feedback', 'ebr_feedback', 9, true),
    box('feedback', 'ebr_decisions', 8, false),
  ],
} as const satisfies Partial<Record<ReviewKind, readonly AgendaTemplateItem[]>>;

/** The default agenda of a kind, held to a length; the quick kinds start from the QBR's. */
export function defaultAgenda(kind: ReviewKind, minutes = AGENDA_MINUTES): AgendaTemplateItem[] {
  return fitAgenda(kind === 'ebr' ? defaultAgendas.ebr : defaultAgendas.qbr, minutes);
}

/** Shares whole minutes in proportion, at least one each; the sum is exact wherever there is a minute for each. */
export function fitAgenda<Box extends AgendaBox>(boxes: readonly Box[], minutes: number): Box[] {
  const total = agendaMinutes(boxes);
  if (total === minutes || total === 0) return [...boxes];
  let given = 0;
  let passed = 0;
  return boxes.map((item, index) => {
    passed += item.minutes;
    const left = boxes.length - index - 1;
    const wanted = Math.round((passed / total) * minutes) - given;
    const share = Math.max(1, Math.min(wanted, minutes - given - left));
    given += share;
    return { ...item, minutes: share };
  });
}

export function agendaMinutes(boxes: readonly AgendaBox[]): number {
  return boxes.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes in which the client talks. */
export function clientMinutes(boxes: readonly AgendaBox[]): number {
  return agendaMinutes(boxes.filter(({ clientTalks }) => clientTalks));
}

export type AgendaWarning =
  | { key: 'over_time' | 'under_time'; minutes: number }
  | { key: 'client_talks_too_little'; percent: number }
  | { key: 'stage_missing'; stage: MeetingStage };

/** F5. What deserves a second look; never forbids anything. */
export function agendaWarnings(boxes: readonly AgendaBox[], durationMinutes: number): AgendaWarning[] {
  const total = agendaMinutes(boxes);
  const warnings: AgendaWarning[] = [];
  if (total > durationMinutes) warnings.push({ key: 'over_time', minutes: total - durationMinutes });
  if (total < durationMinutes) warnings.push({ key: 'under_time', minutes: durationMinutes - total });
  if (total > 0 && clientMinutes(boxes) * 2 <= total) {
    warnings.push({ key: 'client_talks_too_little', percent: (clientMinutes(boxes) / total) * 100 });
  }
  for (const stage of meetingStages) {
    if (!boxes.some((item) => item.stage === stage)) warnings.push({ key: 'stage_missing', stage });
  }
  return warnings;
}
