import { ActionIcon, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useAutosave } from '#renderer/lib/use-autosave.ts';
import { useLive } from './live-context.ts';
import classes from './live.module.css';

interface Props {
  table: 'decision' | 'commitment' | 'review_item';
  id: string;
  text: string;
  /** Rejects where it fails: then the line says so and its draft stays. */
  onSave(text: string): Promise<unknown>;
  /** Below the text: owner and day. */
  children?: ReactNode;
}

/** One line of the record, saved as it is typed; an emptied one keeps what was there. */
export function LiveLine({ table, id, text, onSave, children }: Props): ReactNode {
  const { t } = useTranslation('meeting');
  const { write } = useLive();
  const autosave = useAutosave({
    value: text,
    draftKey: `live:line:${id}`,
    onSave: (next) => (next.trim() === '' ? Promise.resolve() : onSave(next.trim())),
  });
  const remove = () =>
    void write(coreClient.preparation.remove({ table, id })).then((done) => done && showUndo(t('live.removed')));
  return (
    <li className={classes['line']}>
      <Textarea
        aria-label={t('live.textOf', { what: text })}
        autosize
        minRows={1}
        maxLength={500}
        variant="unstyled"
        value={autosave.text}
        onChange={({ currentTarget }) => autosave.type(currentTarget.value.replaceAll(/\s*[\r\n]+\s*/gu, ' '))}
        onBlur={autosave.flush}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
        error={autosave.state === 'failed' ? t('live.notSaved') : undefined}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('live.remove', { what: text })} onClick={remove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {children && <div className={classes['lineMore']}>{children}</div>}
    </li>
  );
}
