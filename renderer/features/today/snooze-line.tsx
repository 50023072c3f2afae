import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayEntry, TodayView } from '#shared/contract/today.ts';
import { addDays, weekStart } from '#shared/domain/calendar.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useReasonText } from './reason-text.ts';
import classes from './today.module.css';

/** A task is put off itself, so that it is gone from its account's list too; everything else only from Today. */
const putOff = ({ thing, target }: TodayEntry, until: string | null) =>
  target.kind === 'task'
    ? coreClient.tasks.snooze({ id: target.id, until })
    : coreClient.today.snooze({ thing, until });

/** Puts a line off until a day; its dates stay as they are. */
export function SnoozeLine({ line }: { line: TodayEntry }): ReactNode {
  const { t } = useTranslation(['today', 'tasks']);
  const today = useToday();
  const reason = useReasonText();
  const snooze = useMutation({
    mutationFn: (until: string) => putOff(line, until),
    onSuccess: () => showUndo(t('today:snooze.done')),
    onError: showFailure,
  });
  if (!line.canSnooze) return <span />;
  const choices = [
    { key: 'tomorrow', day: addDays(today, 1) },
    { key: 'nextWeek', day: addDays(weekStart(today), 7) },
    { key: 'twoWeeks', day: addDays(today, 14) },
  ] as const;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className={classes['snooze'] ?? ''}
          aria-label={t('today:snooze.label', { what: `${line.accountName ?? ''} ${reason(line)}`.trim() })}
        >
          <IconClockPause size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ key, day }) => (
          <Menu.Item key={key} onClick={() => snooze.mutate(day)}>
            {t(`tasks:snooze.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What was put off: counted, and brought back by one click. */
export function SnoozedLines({ lines }: { lines: TodayView['snoozed'] }): ReactNode {
  const { t } = useTranslation('today');
  const [isOpen, setOpen] = useState(false);
  const reason = useReasonText();
  const wake = useMutation({
    mutationFn: (line: TodayEntry) => putOff(line, null),
    onSuccess: () => showUndo(t('snooze.woken')),
    onError: showFailure,
  });
  if (lines.length === 0) return null;
  return (
    <Section
      title={t('snooze.title', { count: lines.length })}
      aside={
        <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'snooze.hide' : 'snooze.show')}
        </Button>
      }
    >
      {isOpen && (
        <ul className={classes['lines']}>
          {lines.map((line) => (
            <li key={line.thing} className={classes['snoozed']}>
              <span className={classes['client']}>{line.accountName}</span>
              <span className={classes['reason']}>{reason(line)}</span>
              <span className={classes['since']}>
                <DayText day={line.until} />
              </span>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => wake.mutate(line)}>
                {t('snooze.wake')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
