import { ActionIcon, Menu } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '#shared/contract/tasks.ts';
import { addDays, weekStart } from '#shared/domain/calendar.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';

/** Puts a task off: it leaves Today until the day, and keeps its date. */
export function SnoozeMenu({ task }: { task: Pick<Task, 'id' | 'title' | 'snoozedUntil'> }): ReactNode {
  const { t } = useTranslation('tasks');
  const today = useToday();
  const snooze = useMutation({
    mutationFn: (until: string | null) => coreClient.tasks.snooze({ id: task.id, until }),
    onSuccess: (_, until) => showUndo(t(until ? 'snoozed' : 'woken')),
    onError: showFailure,
  });
  const choices = [
    { key: 'tomorrow', day: addDays(today, 1) },
    { key: 'nextWeek', day: addDays(weekStart(today), 7) },
    { key: 'twoWeeks', day: addDays(today, 14) },
  ] as const;
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('snooze.label', { title: task.title })}>
          <IconClockPause size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ key, day }) => (
          <Menu.Item key={key} onClick={() => snooze.mutate(day)}>
            {t(`snooze.${key}`)}
          </Menu.Item>
        ))}
        {task.snoozedUntil && <Menu.Item onClick={() => snooze.mutate(null)}>{t('snooze.wake')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
