import { Button, Modal, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '#shared/contract/communication.ts';
import { AccountPicker } from '#renderer/components/account-picker.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { contentsQuery, sendsOfAccountQuery } from './communication-queries.ts';
import { useContentWords } from './content-words.ts';
import { SendEditor } from './send-editor.tsx';

/** H4: a content for one client, chosen by hand or proposed; from anywhere. */
export function SendContent({ input, onClose }: OverlayProps<'send-content'>): ReactNode {
  const [picked, setPicked] = useState<string | null>(input.accountId ?? null);
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  if (!accounts.data) return null;
  const account = accounts.data.find(({ id }) => id === picked);
  if (!account) return <AccountPicker accounts={accounts.data} onPick={setPicked} onClose={onClose} />;
  return <ForAccount account={account} input={input} onClose={onClose} />;
}

interface Props {
  account: { id: string; name: string };
  input: OverlayProps<'send-content'>['input'];
  onClose(): void;
}

function ForAccount({ account, input, onClose }: Props): ReactNode {
  const { t } = useTranslation('communication');
  const [chosen, setChosen] = useState<string | null>(input.sendId ?? null);
  const { data } = useQuery(sendsOfAccountQuery(account.id));
  if (!data) return null;
  const { contentId } = input;
  // What a step asks for was prepared when its playbook began; only where that is gone it is made again.
  const prepared = data.sends.find((one) => one.contentId === contentId && one.state !== 'sent');
  const send = data.sends.find(({ id }) => id === chosen) ?? prepared;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('send.titleFor', { account: account.name })}>
      {send ? (
        <SendEditor key={send.id} send={send} onDone={onClose} />
      ) : (
        <ChooseContent accountId={account.id} asked={input.contentId} waiting={data.sends} onChosen={setChosen} />
      )}
    </Modal>
  );
}

interface ChooseProps {
  accountId: string;
  /** What a step of a playbook asks for; it is taken up by one press. */
  asked?: string | undefined;
  waiting: readonly Send[];
  onChosen(sendId: string): void;
}

/** One that waits for this client already is taken up, not made a second time. */
function ChooseContent({ accountId, asked, waiting, onChosen }: ChooseProps): ReactNode {
  const { t } = useTranslation('communication');
  const words = useContentWords();
  const contents = useQuery(contentsQuery());
  const propose = useMutation({
    mutationFn: async (contentId: string) => {
      const there = waiting.find((send) => send.contentId === contentId && send.state !== 'sent');
      return there?.id ?? (await coreClient.communication.propose({ accountId, contentId })).id;
    },
    onSuccess: onChosen,
    onError: showFailure,
  });
  const again = contents.data?.contents.find(({ id, archived }) => id === asked && !archived);
  return (
    <Stack gap="sm">
      {again && (
        <Button loading={propose.isPending} onClick={() => propose.mutate(again.id)}>
          {t('send.again', { title: words.title(again) })}
        </Button>
      )}
      <Select
        label={t('send.content')}
        placeholder={t('send.contentHint')}
        searchable
        data-autofocus
        data={(contents.data?.contents ?? [])
          .filter(({ archived }) => !archived)
          .map((content) => ({
            value: content.id,
            label: `${words.title(content)} · ${t(`kind.${content.kind}`)}`,
          }))}
        value={null}
        onChange={(contentId) => contentId && propose.mutate(contentId)}
      />
    </Stack>
  );
}
