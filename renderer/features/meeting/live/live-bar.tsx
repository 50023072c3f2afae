import { Button, Group } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPresentation, IconMaximize, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { type Action, usePageActions } from '#renderer/lib/actions.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { toggleFullScreen } from '#renderer/lib/full-screen.ts';
import { showUndo, undoLast } from '#renderer/lib/undo.tsx';
import { agendaTime } from '#shared/domain/live-meeting.ts';
import { clockText } from './clock-text.ts';
import { useLive } from './live-context.ts';
import classes from './live.module.css';

/** Time so far against the plan, and what ends, rests or shows the meeting. */
export function LiveBar({ title, now, onLeave }: { title: string; now: string; onLeave(): void }): ReactNode {
  const { t } = useTranslation('meeting');
  const { review, agenda, write } = useLive();
  const navigate = useNavigate();
  const running = review.since !== null;
  const time = agendaTime(agenda, { itemId: review.itemId, since: review.since }, now);
  const { id } = review;
  const rest = useCallback(
    () => void write(running ? coreClient.meeting.pause({ id }) : coreClient.meeting.begin({ id })),
    [write, running, id],
  );
  const present = useCallback(
    () => void navigate({ to: '/reviews/$reviewId/present', params: { reviewId: id }, search: { from: 'live' } }),
    [navigate, id],
  );
  const conclude = () =>
    void write(coreClient.meeting.conclude({ id })).then((done) => done && showUndo(t('live.concluded')));
  useBarKeys({ rest, present, restLabel: t(running ? 'live.pause' : 'live.goOn'), presentLabel: t('live.present') });
  const minutesLate = Math.round(time.late / 60);
  const pace = minutesLate > 0 ? 'late' : minutesLate < 0 ? 'early' : 'onTime';
  const look = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;
  return (
    <header className={classes['bar']}>
      <h1 className={classes['title']}>{title}</h1>
      <p className={classes['pace']} data-late={pace === 'late' || undefined}>
        <span className={classes['total']}>
          {t('live.spent', { spent: clockText(time.spent), planned: clockText(time.planned) })}
        </span>
        {running ? t(`live.pace.${pace}`, { count: Math.abs(minutesLate) }) : t('live.resting')}
      </p>
      <Group gap="xs" wrap="nowrap">
        <Button
          {...look}
          leftSection={running ? <IconPlayerPause size={14} aria-hidden /> : <IconPlayerPlay size={14} aria-hidden />}
          onClick={rest}
        >
          {t(running ? 'live.pause' : 'live.goOn')}
        </Button>
        <Button {...look} leftSection={<IconPresentation size={14} aria-hidden />} onClick={present}>
          {t('live.present')}
        </Button>
        <Button {...look} leftSection={<IconMaximize size={14} aria-hidden />} onClick={toggleFullScreen}>
          {t('live.fullScreen')}
        </Button>
        <ConfirmButton
          {...look}
          leftSection={<IconX size={14} aria-hidden />}
          question={t('live.leaveQuestion')}
          confirmLabel={t('live.leaveNow')}
          onConfirm={onLeave}
        >
          {t('live.leave')}
        </ConfirmButton>
        <Button size="compact-sm" onClick={conclude}>
          {t('live.conclude')}
        </Button>
      </Group>
    </header>
  );
}

interface BarKeys {
  rest(): void;
  present(): void;
  restLabel: string;
  presentLabel: string;
}

function useBarKeys({ rest, present, restLabel, presentLabel }: BarKeys): void {
  const actions = useMemo<Action[]>(() => {
    const on = (id: string, keys: string, label: string, run: () => void): Action => ({
      id: `live.${id}`,
      keys,
      group: 'do',
      label: () => label,
      run,
    });
    return [
      on('rest', 'p', restLabel, rest),
      on('present', 's', presentLabel, present),
      on('fullScreen', 'f', presentLabel, toggleFullScreen),
      on('undo', 'mod+z', restLabel, () => void undoLast('undo')),
      on('redo', 'mod+shift+z', restLabel, () => void undoLast('redo')),
    ];
  }, [rest, present, restLabel, presentLabel]);
  usePageActions(actions);
}
