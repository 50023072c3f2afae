import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { agendaTime } from '#shared/domain/live-meeting.ts';
import { clockText } from './clock-text.ts';
import { useLive } from './live-context.ts';
import classes from './live.module.css';

/** Minutes of a subject that nobody had planned. */
const NEW_MINUTES = 5;

/** The time boxes, each with what it took; one press or key goes to another. */
export function LiveAgenda({ now }: { now: string }): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, agenda, write } = useLive();
  const time = agendaTime(agenda, { itemId: review.itemId, since: review.since }, now);
  useAgendaKeys();
  return (
    <nav className={classes['agenda']} aria-label={t('live.agenda')}>
      <ol>
        {agenda.map((item, index) => {
          const box = time.boxes[index];
          const current = item.id === review.itemId;
          return (
            <li key={item.id}>
              <button
                type="button"
                className={classes['box']}
                aria-current={current ? 'step' : undefined}
                data-over={box?.over || undefined}
                onClick={() => void write(coreClient.meeting.goTo({ id: review.id, itemId: item.id }))}
              >
                <span className={classes['boxTitle']}>{item.title}</span>
                <span className={classes['boxTime']}>
                  {box && box.spent > 0
                    ? t('live.spent', { spent: clockText(box.spent), planned: clockText(box.planned) })
                    : t('live.minutes', { count: item.minutes })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <AddLine
        maxLength={500}
        label={t('live.addItem')}
        draftKey={`live:${review.id}:item`}
        onAdd={(title) =>
          coreClient.preparation.addAgendaItem({
            reviewId: review.id,
            title,
            minutes: NEW_MINUTES,
            stage: agenda.at(-1)?.stage ?? 'needs_and_expectations',
            clientTalks: true,
            audience: 'client',
          })
        }
      />
    </nav>
  );
}

function useAgendaKeys(): void {
  const { t } = useTranslation('meeting');
  const { review, agenda, write } = useLive();
  const next = t('live.next');
  const previous = t('live.previous');
  const actions = useMemo<Action[]>(() => {
    const at = agenda.findIndex(({ id }) => id === review.itemId);
    const by = (distance: number) => () => {
      const item = agenda[at + distance];
      if (item) void write(coreClient.meeting.goTo({ id: review.id, itemId: item.id }));
    };
    const on = (id: string, keys: string, label: string, distance: number): Action => ({
      id: `live.${id}`,
      keys,
      group: 'do',
      label: () => label,
      run: by(distance),
    });
    return [
      on('next', ']', next, 1),
      on('previous', '[', previous, -1),
      on('next.typing', 'mod+ArrowDown', next, 1),
      on('previous.typing', 'mod+ArrowUp', previous, -1),
    ];
  }, [agenda, review, write, next, previous]);
  usePageActions(actions);
}
