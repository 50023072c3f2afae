import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';
import { TopicLine } from './topic-line.tsx';

/** F4, N5: what the needs checklist asks: six topics that came with the app, and the workspace's own. */
export function TopicsPage(): ReactNode {
  const { t } = useTranslation('method');
  const query = useQuery(methodQueries.topics());
  return (
    <QueryView query={query} where={t('topics.failed')} lines={7}>
      {({ topics, mayWrite }) => {
        const asked = topics.filter(({ archived }) => !archived);
        const others = topics.filter(({ archived }) => archived);
        return (
          <>
            <p className={classes['quiet']}>{t(mayWrite ? 'topics.hint' : 'onlyLeads')}</p>
            {asked.length === 0 && <EmptyState picture="list">{t('topics.none')}</EmptyState>}
            <TopicList label={t('topics.asked')} topics={asked} mayWrite={mayWrite} />
            {mayWrite && <NewTopic />}
            {others.length > 0 && (
              <section aria-label={t('topics.archived')} className={classes['others']}>
                <h2>{t('topics.archived')}</h2>
                <TopicList label={t('topics.archived')} topics={others} mayWrite={mayWrite} />
              </section>
            )}
          </>
        );
      }}
    </QueryView>
  );
}

interface ListProps {
  label: string;
  topics: readonly ChecklistTopic[];
  mayWrite: boolean;
}

function TopicList({ label, topics, mayWrite }: ListProps): ReactNode {
  if (topics.length === 0) return null;
  return (
    <ol className={classes['topics']} aria-label={label}>
      {topics.map((topic, index) => (
        <TopicLine
          key={topic.id}
          topic={topic}
          mayWrite={mayWrite}
          // Above the one before it, that is: right after the one before that.
          {...(index > 0 && !topic.archived ? { up: topics[index - 2]?.id ?? null } : {})}
          {...(index < topics.length - 1 && !topic.archived ? { down: topics[index + 1]?.id ?? null } : {})}
        />
      ))}
    </ol>
  );
}

function NewTopic(): ReactNode {
  const { t } = useTranslation('method');
  const [wording, setWording] = useState('');
  const add = useMutation({
    mutationFn: () => coreClient.topics.add({ wording }),
    onSuccess: () => {
      setWording('');
      showUndo(t('topics.saved'));
    },
    onError: showFailure,
  });
  const isEmpty = wording.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) add.mutate();
      }}
    >
      <Group gap="sm" mt="md" align="end">
        <TextInput
          label={t('topics.new')}
          description={t('topics.newHint')}
          w={520}
          maxLength={300}
          value={wording}
          onChange={({ currentTarget }) => setWording(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={isEmpty} loading={add.isPending}>
          {t('topics.add')}
        </Button>
      </Group>
    </form>
  );
}
