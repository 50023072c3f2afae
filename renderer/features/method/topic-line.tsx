import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';

interface Props {
  topic: ChecklistTopic;
  mayWrite: boolean;
  /** The topic to stand right after when it goes up or down; null: none, it goes to the top. Not given: no further. */
  up?: string | null;
  down?: string | null;
}

/** One topic of the checklist: its words in place, its order, whether it is asked. */
export function TopicLine({ topic, mayWrite, up, down }: Props): ReactNode {
  const { t, i18n } = useTranslation('method');
  const { id, contentKey, archived, answered } = topic;
  const shipped = shippedText(i18n, { namespace: 'report', table: 'topics', key: contentKey ?? '', field: 'wording' });
  const words = topic.wording ?? shipped;
  const told = (work: Promise<unknown>) => work.then(() => showUndo(t('topics.saved')), showFailure);
  const remove = useMutation({
    mutationFn: () => coreClient.topics.trash({ id }),
    onSuccess: () => showUndo(t('topics.trashed')),
    onError: showFailure,
  });
  const named = (action: string) => t('topics.named', { action, topic: words });
  const move = (after: string | null) => void told(coreClient.topics.move({ id, after }));
  return (
    <li className={classes['topic']} data-archived={archived || undefined}>
      <div className={classes['topicWords']}>
        {mayWrite && !archived ? (
          <Words
            key={words}
            words={words}
            isOwn={contentKey === null}
            onSave={(wording) => told(coreClient.topics.update({ id, wording }))}
          />
        ) : (
          <span>{words}</span>
        )}
        <span className={classes['muted']}>
          {[
            t(contentKey === null ? 'topics.own' : 'topics.shipped'),
            answered > 0 && t('topics.answered', { count: answered }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {mayWrite && (
        <div className={classes['topicActions']}>
          {contentKey !== null && topic.wording !== null && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={named(t('topics.restore'))}
              onClick={() => void told(coreClient.topics.update({ id, wording: null }))}
            >
              {t('topics.restore')}
            </Button>
          )}
          {contentKey === null && answered === 0 && (
            <Button
              variant="subtle"
              color="red"
              size="compact-xs"
              aria-label={named(t('topics.trash'))}
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('topics.trash')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={named(t(archived ? 'topics.unarchive' : 'topics.archive'))}
            onClick={() => void told(coreClient.topics.update({ id, archived: !archived }))}
          >
            {t(archived ? 'topics.unarchive' : 'topics.archive')}
          </Button>
          {!archived && (
            <>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={named(t('topics.up'))}
                disabled={up === undefined}
                onClick={() => move(up ?? null)}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={named(t('topics.down'))}
                disabled={down === undefined}
                onClick={() => move(down ?? null)}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
            </>
          )}
        </div>
      )}
    </li>
  );
}

interface WordsProps {
  words: string;
  /** Has no words to fall back on. */
  isOwn: boolean;
  onSave(wording: string | null): void;
}

/** Saved when it is left; emptied, a shipped topic gets its own words back. */
function Words({ words, isOwn, onSave }: WordsProps): ReactNode {
  const { t } = useTranslation('method');
  const [typed, setTyped] = useState(words);
  const leave = () => {
    const text = typed.trim();
    if (text === words) return;
    if (text === '' && isOwn) setTyped(words);
    else onSave(text === '' ? null : text);
  };
  return (
    <TextInput
      size="xs"
      aria-label={t('topics.wording')}
      maxLength={300}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={leave}
      onKeyDown={({ key }) => {
        if (key === 'Enter') leave();
        if (key === 'Escape') setTyped(words);
      }}
    />
  );
}
