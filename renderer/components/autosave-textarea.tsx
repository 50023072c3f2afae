import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Autosave, type Saved, useAutosave } from '../lib/use-autosave.ts';
import type { FieldPlace } from '../lib/open-conflicts.ts';
import { useFormat } from '../lib/use-format.ts';
import { FieldMarks } from './field-marks.tsx';
import classes from './inputs.module.css';

interface Props {
  label: string;
  description?: ReactNode;
  placeholder?: string;
  /** The text as it is stored. */
  value: string;
  /** Rejects where it fails: then it says so, and text and draft stay. */
  onSave(text: string): Saved;
  /** Unique to this field of this record: `review:<id>:summary`. */
  draftKey: string;
  minRows?: number;
  maxLength?: number;
  /** Beside the label: an audience switch, a source. */
  aside?: ReactNode;
  /** The field as rows name it: its history opens beside the label, and what is to be decided about it is marked. */
  field?: FieldPlace;
  /** Heard by screen readers only. */
  hideLabel?: boolean;
  autoFocus?: boolean;
}

/** Saves as you type, shows when, and gives the text back after a closed window or a crash. */
export function AutosaveTextarea(props: Props): ReactNode {
  const { label, value, onSave, draftKey, minRows = 3, aside, field, hideLabel = false, ...rest } = props;
  const id = useId();
  const autosave = useAutosave({ value, onSave, draftKey });
  return (
    <div>
      <div className={classes['labelRow']}>
        <label htmlFor={id} className={hideLabel ? 'only-read' : classes['label']}>
          {label}
        </label>
        {field && <FieldMarks place={field} label={label} />}
        {aside}
      </div>
      <Textarea
        {...rest}
        id={id}
        autosize
        minRows={minRows}
        maxRows={18}
        value={autosave.text}
        onChange={({ currentTarget }) => autosave.type(currentTarget.value)}
        onBlur={autosave.flush}
        classNames={{ input: classes['prose'] ?? '' }}
      />
      <SavedNote autosave={autosave} />
    </div>
  );
}

/** When it was saved; also for other fields that save by themselves. */
export function SavedNote({ autosave }: { autosave: Pick<Autosave, 'state' | 'at' | 'flush'> }): ReactNode {
  const { t } = useTranslation('components');
  const format = useFormat();
  const { state, at, flush } = autosave;
  if (state === 'failed') {
    return (
      <p role="alert" className={classes['failed']}>
        {t('saved.failed')}
        <Button variant="subtle" size="compact-xs" onClick={flush}>
          {t('error.retry')}
        </Button>
      </p>
    );
  }
  return (
    <p className={classes['saved']}>
      {state === 'saving' && t('saved.saving')}
      {state === 'saved' && at && t('saved.at', { time: format.time(at) })}
      {state === 'restored' && at && t('saved.restored', { when: format.instant(at) })}
    </p>
  );
}
