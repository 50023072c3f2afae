import type { z } from 'zod';
import { type Feeling, feelingFields } from '#shared/contract/feelings.ts';

/** What is entered in ten seconds; when and about what is known from where it was opened. */
export const feelingForm = feelingFields.pick({
  satisfaction: true,
  trust: true,
  moment: true,
  emotions: true,
  reasons: true,
  note: true,
});
export type FeelingOutput = z.infer<typeof feelingForm>;

export interface FeelingValues extends Record<string, unknown> {
  moment: string;
  satisfaction: number | '';
  trust: number | '';
  emotions: string[];
  reasons: string[];
  note: string;
}

export const emptyFeeling: FeelingValues = {
  moment: '',
  satisfaction: '',
  trust: '',
  emotions: [],
  reasons: [],
  note: '',
};

export const feelingValues = ({ moment, satisfaction, trust, emotions, reasons, note }: Feeling): FeelingValues => ({
  moment,
  satisfaction,
  trust,
  emotions: [...emotions],
  reasons: [...reasons],
  note: note ?? '',
});
