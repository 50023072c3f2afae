import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { type TopicKind, topicKinds } from '#shared/domain/method-vocabulary.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';
import { TopicLine } from './topic-line.tsx';

/** N5: what the needs checklist (F4) and the rating of a review (F6) ask: what came with the app, and the workspace's own. */
export function TopicsPage(): ReactNode {
  return (
    <div className={classes['topicLists']}>
      {topicKinds.map((kind) => (
        <TopicKindList key={kind} kind={kind} />
      ))}
    </div>
  );
}

function TopicKindList({ kind }: { kind: TopicKind }): ReactNode {
  const { t } = useTranslation('method');
  const query = useQuery(methodQueries.topics(kind));
  const title = t(`topics.kind.${kind}.title`);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <QueryView query={query} where={t(`topics.kind.${kind}.failed`)} lines={6}>
        {({ topics, language, mayWrite }) => {
          const asked = topics.filter(({ archived }) => !archived);
          const others = topics.filter(({ archived }) => archived);
          return (
            <>
              <p className={classes['quiet']}>{mayWrite ? t(`topics.kind.${kind}.hint`) : t('onlyLeads')}</p>
              {asked.length === 0 && <EmptyState picture="list">{t(`topics.kind.${kind}.none`)}</EmptyState>}
              <TopicList label={t('topics.asked')} kind={kind} language={language} topics={asked} mayWrite={mayWrite} />
              {mayWrite && <NewTopic kind={kind} />}
              {others.length > 0 && (
                <div className={classes['others']}>
                  <h3>{t('topics.archived')}</h3>
                  <TopicList
                    label={t('topics.archived')}
                    kind={kind}
                    language={language}
                    topics={others}
                    mayWrite={mayWrite}
                  />
                </div>
              )}
            </>
          );
        }}
      </QueryView>
    </section>
  );
}

interface ListProps {
  label: string;
  kind: TopicKind;
  language: Language;
  topics: readonly ChecklistTopic[];
  mayWrite: boolean;
}

function TopicList({ label, kind, language, topics, mayWrite }: ListProps): ReactNode {
  if (topics.length === 0) return null;
  return (
    <ol className={classes['topics']} aria-label={label}>
      {topics.map((topic, index) => (
        <TopicLine
          key={topic.id}
          topic={topic}
          kind={kind}
          language={language}
          mayWrite={mayWrite}
          // Above the one before it, that is: right after the one before that.
          {...(index > 0 && !topic.archived ? { up: topics[index - 2]?.id ?? null } : {})}
          {...(index < topics.length - 1 && !topic.archived ? { down: topics[index + 1]?.id ?? null } : {})}
        />
      ))}
    </ol>
  );
}

function NewTopic({ kind }: { kind: TopicKind }): ReactNode {
  const { t } = useTranslation('method');
  const [wording, setWording] = useState('');
  const add = useMutation({
    mutationFn: () => coreClient.topics.add({ kind, wording }),
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
          label={t(`topics.kind.${kind}.new`)}
          description={t(`topics.kind.${kind}.newHint`)}
          w={520}
          maxLength={300}
          value={wording}
          onChange={({ currentTarget }) => setWording(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={isEmpty} loading={add.isPending}>
          {t(`topics.kind.${kind}.add`)}
        </Button>
      </Group>
    </form>
  );
}
