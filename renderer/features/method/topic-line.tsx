import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistTopic } from '#shared/contract/topics.ts';
import { ratingCriteria } from '#shared/domain/live-meeting.ts';
import type { TopicKind } from '#shared/domain/method-vocabulary.ts';
import { wordingIn } from '#shared/domain/topic-wording.ts';
import { type Language, languages } from '#shared/domain/vocabulary.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';

interface Props {
  topic: ChecklistTopic;
  kind: TopicKind;
  /** The workspace's. */
  language: Language;
  mayWrite: boolean;
  /** The topic to stand right after when it goes up or down; null: none, it goes to the top. Not given: no further. */
  up?: string | null;
  down?: string | null;
}

const wordsOf = { 'pt-BR': 'wordingPt', en: 'wordingEn' } as const satisfies Record<Language, keyof ChecklistTopic>;
const shortNames: Record<Language, string> = { 'pt-BR': 'PT', en: 'EN' };
const noWords = { wordingPt: null, wordingEn: null };

/** The words that came with the app, in the reader's language; empty for an own topic. */
function useShippedWording(kind: TopicKind, key: string | null): string {
  const { t, i18n } = useTranslation('meeting');
  if (kind === 'needs')
    return shippedText(i18n, { namespace: 'report', table: 'topics', key: key ?? '', field: 'wording' });
  const criterion = ratingCriteria.find((each) => each === key);
  return criterion ? t(`after.criterion.${criterion}`) : '';
}

/** One topic of a list: its words in place, its order, whether it is asked. */
export function TopicLine({ topic, kind, language, mayWrite, up, down }: Props): ReactNode {
  const { t, i18n } = useTranslation('method');
  const { id, contentKey, archived, answered } = topic;
  const shipped = useShippedWording(kind, contentKey);
  const words = wordingIn(topic, i18n.language) ?? shipped;
  const base = topic.wording ?? shipped;
  const isOwn = topic.wording !== null;
  // The other language is asked for; one whose words are there already is shown.
  const others = languages.filter((each) => isOwn && (each !== language || topic[wordsOf[each]] !== null));
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
          <>
            <Words
              key={base}
              label={t('topics.wording')}
              words={base}
              needed={contentKey === null}
              onSave={(wording) =>
                told(coreClient.topics.update({ id, wording, ...(wording === null ? noWords : {}) }))
              }
            />
            {others.map((each) => (
              <Words
                key={`${each}${topic[wordsOf[each]] ?? ''}`}
                label={t(`topics.wordingIn.${each}`, { topic: base })}
                mark={each}
                words={topic[wordsOf[each]] ?? ''}
                onSave={(wording) => told(coreClient.topics.update({ id, [wordsOf[each]]: wording }))}
              />
            ))}
          </>
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
          {contentKey !== null && isOwn && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={named(t('topics.restore'))}
              onClick={() => void told(coreClient.topics.update({ id, wording: null, ...noWords }))}
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
  label: string;
  words: string;
  /** Of one language alone. */
  mark?: Language;
  /** Has no words to fall back on. */
  needed?: boolean;
  onSave(wording: string | null): void;
}

/** Saved when it is left; emptied, a shipped topic gets its own words back, and a language those of all. */
function Words({ label, words, mark, needed = false, onSave }: WordsProps): ReactNode {
  const [typed, setTyped] = useState(words);
  const leave = () => {
    const text = typed.trim();
    if (text === words) return;
    if (text === '' && needed) setTyped(words);
    else onSave(text === '' ? null : text);
  };
  return (
    <TextInput
      size="xs"
      aria-label={label}
      {...(mark
        ? { leftSection: <span aria-hidden>{shortNames[mark]}</span>, leftSectionWidth: 32, placeholder: label, mt: 4 }
        : {})}
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
