import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import type { Saved } from '#renderer/lib/use-autosave.ts';
import { useLive } from './live-context.ts';
import classes from './live.module.css';

interface Props {
  table: 'decision' | 'commitment' | 'review_item';
  id: string;
  text: string;
  /** Rejects where it fails: then the line says so and its draft stays. */
  onSave(text: string): Saved;
  /** Below the text: owner and day. */
  children?: ReactNode;
}

/** One line of the record, saved as it is typed; an emptied one keeps what was there. */
export function LiveLine({ table, id, text, onSave, children }: Props): ReactNode {
  const { t } = useTranslation('meeting');
  const { write } = useLive();
  const remove = () =>
    void write(coreClient.preparation.remove({ table, id })).then((done) => done && showUndo(t('live.removed')));
  return (
    <li className={classes['line']}>
      <LineField
        plain
        hideLabel
        required
        label={t('live.textOf', { what: text })}
        value={text}
        draftKey={`live:line:${id}`}
        maxLength={500}
        onSave={onSave}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('live.remove', { what: text })} onClick={remove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {children && <div className={classes['lineMore']}>{children}</div>}
    </li>
  );
}
