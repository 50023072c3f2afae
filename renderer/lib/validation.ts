import { z } from 'zod';
import { texts } from './i18n.ts';

type Issue = z.core.$ZodIssue;

/** What a person should do about a value that the schema refuses. */
export function issueText(issue: Issue): string {
  const t = texts.getFixedT(null, 'components');
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return t('form.required');
      return issue.expected === 'number' || issue.expected === 'int' ? t('form.number') : t('form.required');
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1 ? t('form.required') : t('form.tooShort', { min: issue.minimum });
      }
      return issue.origin === 'array' ? t('form.required') : t('form.tooSmall', { min: issue.minimum });
    case 'too_big':
      return issue.origin === 'string'
        ? t('form.tooLong', { max: issue.maximum })
        : t('form.tooBig', { max: issue.maximum });
    case 'invalid_format':
      if (issue.input === '') return t('form.required');
      if (issue.format === 'date') return t('form.day');
      if (issue.format === 'email') return t('form.email');
      return issue.format === 'url' ? t('form.url') : t('form.choice');
    case 'invalid_value':
    case 'invalid_union':
      return t('form.choice');
    default:
      return t('form.invalid');
  }
}

/** Texts of a refused form by field path (`owner.name`, `participants.0.email`), the first of each field. */
export function fieldErrors(schema: z.ZodType, values: unknown): Record<string, string> {
  const parsed = schema.safeParse(values, { reportInput: true });
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issueText(issue);
  return errors;
}

/** An input left empty gives `''`; where the contract may have no value, it means none. */
export function emptyAsNull(schema: z.ZodType, values: Record<string, unknown>): Record<string, unknown> {
  if (!(schema instanceof z.ZodObject)) return values;
  const entries = Object.entries(values).map(([key, value]) => {
    const field: unknown = schema.shape[key];
    if (value !== '' || !(field instanceof z.ZodType)) return [key, value];
    if (field.safeParse(null).success) return [key, null];
    return [key, field.safeParse(undefined).success ? undefined : value];
  });
  return Object.fromEntries(entries);
}
