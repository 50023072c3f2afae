import { expect, it } from 'vitest';
import { interactionForm, localTime, newValues, toInstant } from '#renderer/features/interactions/interaction-form.ts';

it('goes from an instant to the laptop day and time and back', () => {
  const instant = '2026-03-16T12:05:00.000Z';
  const { day, time } = localTime(new Date(instant));
  expect(toInstant(day, time)).toBe(instant);
});

it('needs nothing but a subject to log a contact now', () => {
  const values = newValues({ memberIds: [], planned: false }, new Date('2026-03-16T12:05:00.000Z'));
  const sent = { ...values, durationMinutes: null, nextStepOn: null, subject: 'Retorno' };
  expect(interactionForm.safeParse(sent).success).toBe(true);
  expect(interactionForm.safeParse({ ...sent, subject: '  ' }).success).toBe(false);
});
