import { useForm, type UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';
import { useFormDraft } from './use-form-draft.ts';
import { emptyAsNull, fieldErrors } from './validation.ts';

interface Input<Schema extends z.ZodType, Values> {
  /** The contract's schema of what is sent. */
  schema: Schema;
  /** What the inputs show; `''` stands for none. */
  initialValues: Values;
  /** Keeps what was typed when the window closes before it was sent: `goal:<id>`, `account:new`. */
  draftKey?: string | undefined;
}

export type SchemaForm<Values, Output> = UseFormReturnType<Values, Output> & {
  /** Set when a draft filled the form. */
  draftFrom: string | null;
  /** Forgets the draft: sent, or given up on purpose. */
  forgetDraft(): void;
};

/** A Mantine form over a contract's schema, with errors in the user's language (style.md, React). */
export function useSchemaForm<Schema extends z.ZodType, Values extends Record<string, unknown>>({
  schema,
  initialValues,
  draftKey,
}: Input<Schema, Values>): SchemaForm<Values, z.output<Schema>> {
  const form = useForm<Values, z.output<Schema>>({
    initialValues,
    validate: (values) => fieldErrors(schema, emptyAsNull(schema, values)),
    transformValues: (values) => schema.parse(emptyAsNull(schema, values)),
    validateInputOnBlur: false,
  });
  const draft = useFormDraft(form, draftKey);
  return Object.assign(form, draft);
}
