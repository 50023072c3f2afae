import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '#shared/contract/communication.ts';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import classes from './communication.module.css';
import { useContentWords } from './content-words.ts';
import { problemsOf } from './send-text.ts';
import { useSendActions } from './use-send-actions.ts';
import { useSendText } from './use-send-text.ts';

interface Props {
  send: Send;
  /** After it was confirmed or left unsent. */
  onDone(): void;
}

/** One text before it goes out: read, made specific, opened in the mail program, confirmed (H4, H5). */
export function SendEditor({ send, onDone }: Props): ReactNode {
  const { t } = useTranslation('communication');
  const edited = useSendText(send);
  const actions = useSendActions();
  const contacts = useQuery(
    core.contacts.list.queryOptions({ input: { accountId: send.accountId }, meta: reads('contact', 'interaction') }),
  );
  const people = contacts.data?.contacts ?? [];
  const { text, template } = edited;
  const outgoing = { id: send.id, ...text };
  const person = people.find(({ id }) => id === text.contactId);
  const ready = text.subject.trim() !== '' && text.body.trim() !== '';

  return (
    <Stack gap="sm">
      <Origin send={send} />
      <Select
        label={t('send.to')}
        clearable
        searchable
        placeholder={t('send.nobody')}
        data={people.map(({ id, name, email }) => ({ value: id, label: email ? `${name} · ${email}` : name }))}
        value={text.contactId}
        onChange={(contactId) => edited.change({ contactId })}
      />
      <TextInput
        label={t('send.subject')}
        maxLength={300}
        value={text.subject}
        onChange={({ currentTarget }) => edited.change({ subject: currentTarget.value })}
      />
      <Textarea
        label={t('send.body')}
        autosize
        minRows={8}
        maxRows={18}
        value={text.body}
        onChange={({ currentTarget }) => edited.change({ body: currentTarget.value })}
      />
      <ul className={classes['problems']}>
        {problemsOf(send, text, template).map((problem) => (
          <li key={problem}>
            <SignalMark signal="attention" label={t(`problem.${problem}`, { count: send.reports })} />
          </li>
        ))}
      </ul>
      <Group justify="space-between">
        <Group gap="xs">
          <Button
            variant="subtle"
            color="gray"
            loading={actions.skip.isPending}
            onClick={() => {
              actions.skip.mutate([send]);
              onDone();
            }}
          >
            {t('send.skip')}
          </Button>
          {edited.isChanged && (
            <Button variant="subtle" color="gray" onClick={edited.reset}>
              {t('send.reset')}
            </Button>
          )}
        </Group>
        <Group gap="xs">
          <Button variant="default" disabled={!ready} onClick={() => void actions.saveMail([outgoing])}>
            {t('send.save')}
          </Button>
          <Button
            variant="default"
            disabled={!ready}
            onClick={() => void actions.openMail(outgoing, person?.email ?? null)}
          >
            {t('send.open')}
          </Button>
          <Button
            disabled={!ready}
            loading={actions.confirm.isPending}
            onClick={() => void actions.confirm.mutateAsync([outgoing]).then(onDone, () => undefined)}
          >
            {t('send.confirm')}
          </Button>
        </Group>
      </Group>
      <p className={classes['quiet']}>{t('send.promise')}</p>
    </Stack>
  );
}

/** Why it waits here: the track, the version of the text, the touch model that allows it or not. */
function Origin({ send }: { send: Send }): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const names = useContentNames();
  const parts = [
    words.title(send),
    send.trackId ? t('send.ofTrack', { track: words.track({ contentKey: send.trackKey, name: send.trackName }) }) : '',
    send.variantLabel ? t('send.variant', { label: send.variantLabel }) : '',
    t(send.state === 'draft' ? 'send.becauseDraft' : 'send.becauseProposed', {
      model: names.touchModelKey(send.touchModelKey),
    }),
  ].filter(Boolean);
  return <p className={classes['quiet']}>{parts.join(' · ')}</p>;
}
