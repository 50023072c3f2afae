import { Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Saved, useAutosave } from '../lib/use-autosave.ts';

interface Props {
  label: string;
  /** As it is stored. */
  value: string;
  /** Unique to this field of this record: `goal:<id>:title`. */
  draftKey: string;
  /** Rejects where it fails: then the field says so, and text and draft stay. */
  onSave(text: string): Saved;
  /** Heard by screen readers only. */
  hideLabel?: boolean;
  placeholder?: string;
  className?: string | undefined;
  size?: 'xs';
  /** Without a frame, in a list where single keys do things: Enter and Escape leave it to them. */
  plain?: boolean;
  /** An empty line keeps what was there: removing has its own button. */
  required?: boolean;
  maxLength?: number;
}

/** One line that saves as it is typed, shown whole: a long one wraps. Enter saves at once. */
export function LineField({
  label,
  hideLabel,
  value,
  draftKey,
  onSave,
  required,
  plain,
  className,
  ...rest
}: Props): ReactNode {
  const { t } = useTranslation('components');
  const autosave = useAutosave({
    value,
    draftKey,
    onSave: (text) => (required && text.trim() === '' ? Promise.resolve() : onSave(text.trim())),
  });
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing;
    if (isEnter) {
      event.preventDefault();
      autosave.flush();
    }
    if (plain && (isEnter || event.key === 'Escape')) event.currentTarget.blur();
  }
  return (
    <Textarea
      {...rest}
      {...(className ? { className } : {})}
      {...(plain ? { variant: 'unstyled' } : {})}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      autosize
      minRows={1}
      value={autosave.text}
      // Pasted text may hold line ends; one line has none.
      onChange={({ currentTarget }) => autosave.type(currentTarget.value.replaceAll(/\s*[\r\n]+\s*/gu, ' '))}
      onKeyDown={onKeyDown}
      onBlur={autosave.flush}
      error={autosave.state === 'failed' ? t('saved.failed') : undefined}
    />
  );
}
