import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAutosave } from '#renderer/lib/use-autosave.ts';

interface Props {
  label: string;
  value: string;
  draftKey: string;
  onSave(text: string): Promise<unknown>;
  hideLabel?: boolean;
  placeholder?: string;
  className?: string | undefined;
  /** An empty line keeps what was there. */
  required?: boolean;
  maxLength?: number;
}

/** One line that saves as it is typed. */
export function LineField({
  label,
  hideLabel,
  value,
  draftKey,
  onSave,
  required,
  className,
  ...rest
}: Props): ReactNode {
  const { t } = useTranslation('plan');
  const autosave = useAutosave({
    value,
    draftKey,
    onSave: (text) => (required && text.trim() === '' ? Promise.resolve() : onSave(text.trim())),
  });
  return (
    <TextInput
      {...rest}
      {...(className ? { className } : {})}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      value={autosave.text}
      onChange={({ currentTarget }) => autosave.type(currentTarget.value)}
      onBlur={autosave.flush}
      error={autosave.state === 'failed' ? t('notSaved') : undefined}
    />
  );
}
