import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SavedNote } from '#renderer/components/autosave-textarea.tsx';
import { KeyHint } from '#renderer/components/key-hint.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useAutosave } from '#renderer/lib/use-autosave.ts';
import type { LiveItem } from '#shared/domain/client-view/live-view.ts';
import { secondsIn } from '#shared/domain/live-meeting.ts';
import { clockText } from './clock-text.ts';
import { useLive } from './live-context.ts';
import classes from './live.module.css';
import { markedText } from './marked-text.ts';

/** The item the meeting stands at: its clock, and the one field for what is said. */
export function LiveItemPane({ now }: { now: string }): ReactNode {
  const { t } = useTranslation(['meeting', 'studio']);
  const { review, agenda } = useLive();
  const item = agenda.find(({ id }) => id === review.itemId) ?? agenda[0];
  if (!item) {
    return (
      <section className={classes['item']}>
        <p className={classes['quiet']}>{t('live.noAgenda')}</p>
      </section>
    );
  }
  const spent = secondsIn(item, { itemId: review.itemId, since: review.since }, now);
  const left = item.minutes * 60 - spent;
  return (
    <section className={classes['item']} aria-labelledby="live-item">
      <div className={classes['itemHead']}>
        <div>
          <p className={classes['quiet']}>
            {t(`studio:stage.${item.stage}`)}
            {item.clientTalks && ` · ${t('live.clientTalks')}`}
          </p>
          <h2 id="live-item">{item.title}</h2>
        </div>
        <p className={classes['clock']} role="timer" data-over={left < 0 || undefined}>
          {left < 0 ? `+${clockText(left)}` : clockText(left)}
          <span>{t(left < 0 ? 'live.over' : 'live.left')}</span>
        </p>
      </div>
      <div className={classes['track']} data-over={left < 0 || undefined} aria-hidden>
        <div style={{ width: `${Math.min(100, (spent / Math.max(1, item.minutes * 60)) * 100)}%` }} />
      </div>
      <Notes key={item.id} item={item} />
    </section>
  );
}

const marks = ['decision', 'commitment', 'task', 'goal', 'action'] as const;
type Mark = (typeof marks)[number];
const keyOfMark: Record<Mark, string> = {
  decision: 'mod+shift+d',
  commitment: 'mod+shift+c',
  task: 'mod+shift+t',
  goal: 'mod+shift+g',
  action: 'mod+shift+a',
};

function Notes({ item }: { item: LiveItem }): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, write } = useLive();
  const field = useRef<HTMLTextAreaElement>(null);
  const autosave = useAutosave({
    value: item.said,
    draftKey: `live:${item.id}:said`,
    onSave: (said) => coreClient.meeting.saveSaid({ id: item.id, said: said || null }),
  });
  useEffect(() => {
    // Whoever already types somewhere else goes on there.
    if (!(document.activeElement instanceof HTMLInputElement)) field.current?.focus();
  }, []);

  const make = useCallback(
    async (mark: Mark) => {
      const text = field.current ? markedText(field.current) : '';
      if (text === '') return field.current?.focus();
      const made = await write(madeFrom(review.id, mark, text));
      if (made) showUndo(t(`live.made.${mark}`));
    },
    [review.id, write, t],
  );
  const actions = useMemo<Action[]>(
    () => [
      { id: 'live.notes', keys: 'n', group: 'do', label: () => t('live.notes'), run: () => field.current?.focus() },
      ...marks.map((mark): Action => ({
        id: `live.make.${mark}`,
        keys: keyOfMark[mark],
        group: 'do',
        label: () => t(`live.make.${mark}`),
        run: () => void make(mark),
      })),
    ],
    [make, t],
  );
  usePageActions(actions);
  return (
    <>
      <Textarea
        ref={field}
        className={classes['notes'] ?? ''}
        label={t('live.notes')}
        description={t('live.notesHint')}
        placeholder={t('live.notesPlaceholder')}
        value={autosave.text}
        onChange={({ currentTarget }) => autosave.type(currentTarget.value)}
        onBlur={autosave.flush}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className={classes['saved']}>
        <SavedNote autosave={autosave} />
      </div>
      <div className={classes['marks']} role="group" aria-label={t('live.marks')}>
        <span>{t('live.marks')}</span>
        {marks.map((mark) => (
          <Button
            key={mark}
            variant="default"
            size="xs"
            // The marked text stays marked.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void make(mark)}
            rightSection={<KeyHint keys={keyOfMark[mark]} />}
          >
            {t(`live.make.${mark}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function madeFrom(reviewId: string, mark: Mark, text: string): Promise<unknown> {
  if (mark === 'decision') return coreClient.preparation.addDecision({ reviewId, body: text.slice(0, 2000) });
  if (mark === 'commitment') {
    return coreClient.preparation.addCommitment({ reviewId, side: 'ours', body: text.slice(0, 500) });
  }
  return coreClient.meeting.highlight({ reviewId, text: text.slice(0, 2000), kind: mark });
}
