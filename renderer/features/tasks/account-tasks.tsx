import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '#shared/contract/tasks.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import { taskQueries } from './task-queries.ts';
import classes from './tasks.module.css';

/** What is to be done for one client, and what was (I6). */
export function AccountTasks(): ReactNode {
  const { t } = useTranslation('tasks');
  const { accountId = '' } = useParams({ strict: false });
  const query = useQuery(taskQueries.ofAccount(accountId));
  return (
    <Section title={t('title')}>
      <QueryView query={query} where={t('failed')} lines={3}>
        {({ open, done }) => (
          <>
            {open.length === 0 && <p className={classes['quiet']}>{t('empty')}</p>}
            <TaskList tasks={open} />
            <NewTaskLine accountId={accountId} />
            {done.length > 0 && (
              <details className={classes['done']}>
                <summary>
                  {t('doneTitle')} ({done.length})
                </summary>
                <TaskList tasks={done} />
              </details>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function TaskList({ tasks }: { tasks: readonly Task[] }): ReactNode {
  return (
    <ul className={classes['list']}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </ul>
  );
}

function TaskRow({ task }: { task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const done = task.doneAt !== null;
  const toggle = useMutation({
    mutationFn: () => coreClient.tasks.setDone({ id: task.id, done: !done }),
    onSuccess: () => showUndo(t(done ? 'reopened' : 'done')),
    onError: showFailure,
  });
  const marked = task.late || task.priority === 'urgent' || task.priority === 'high';
  return (
    <li className={classes['row']} data-record={task.id} data-done={done || undefined}>
      <Checkbox
        size="xs"
        checked={done}
        disabled={toggle.isPending}
        onChange={() => toggle.mutate()}
        aria-label={t(done ? 'untick' : 'tick', { title: task.title })}
      />
      <button type="button" className={classes['title']} onClick={() => openOverlay('task', { taskId: task.id })}>
        {task.title}
      </button>
      <TaskSource task={task} />
      <span className={classes['mark']}>
        {!done && marked && (
          <SignalMark signal={task.late ? 'risk' : 'attention'} label={t(`priority.${task.priority}`)} />
        )}
      </span>
      <span className={classes['day']}>
        {task.snoozedUntil && !done ? (
          <span className={classes['quiet']}>{t('snooze.until', { day: format.dayShort(task.snoozedUntil) })}</span>
        ) : (
          <DayText day={done ? task.doneAt : task.dueOn} />
        )}
      </span>
      {done ? <span /> : <SnoozeMenu task={task} />}
    </li>
  );
}

/** Where a task came from (I6), with the way there; a step that sends a content leads to its text (H4). */
function TaskSource({ task }: { task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { accountId, contentId } = task;
  if (accountId !== null && contentId !== null && task.stepKind === 'content' && task.doneAt === null)
    return (
      <Button
        variant="light"
        size="compact-xs"
        aria-label={`${t('send')}: ${task.title}`}
        onClick={() => openOverlay('send-content', { accountId, contentId })}
      >
        {t('send')}
      </Button>
    );
  const word = t(`source.${task.source}`);
  const repeats = task.recurrence !== null && task.recurrence !== 'none' && ` · ${t(`recurrence.${task.recurrence}`)}`;
  if (task.playbookId !== null)
    return (
      <Link className={classes['quiet']} to="/playbooks/$playbookId" params={{ playbookId: task.playbookId }}>
        {word}
      </Link>
    );
  if (task.source === 'review' && task.sourceId !== null)
    return (
      <Link className={classes['quiet']} to="/reviews/$reviewId" params={{ reviewId: task.sourceId }}>
        {word}
      </Link>
    );
  return (
    <span className={classes['quiet']}>
      {word}
      {repeats}
    </span>
  );
}

/** A line that becomes a task with Enter; the button asks for the rest. */
function NewTaskLine({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('tasks');
  const [title, setTitle] = useState('');
  const add = useMutation({
    mutationFn: (text: string) => coreClient.tasks.create({ title: text, accountId }),
    onSuccess: () => {
      setTitle('');
      showUndo(t('created'));
    },
    onError: showFailure,
  });
  return (
    <form
      className={classes['new']}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && !add.isPending) add.mutate(title.trim());
      }}
    >
      <TextInput
        className={classes['newLine'] ?? ''}
        aria-label={t('newLine')}
        placeholder={t('newLine')}
        maxLength={300}
        leftSection={<IconPlus size={14} aria-hidden />}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Button variant="default" onClick={() => openOverlay('task', { accountId })}>
        {t('new')}
      </Button>
    </form>
  );
}
