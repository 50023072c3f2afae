import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Outgoing, Send } from '#shared/contract/communication.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showNote, showUndo } from '#renderer/lib/undo.tsx';
import { draftKeyOf, LONGEST_MAILTO, mailtoOf } from './send-text.ts';

const EML = [{ name: 'E-mail', extensions: ['eml'] }];

export interface SendActions {
  /** Opens one text in the mail program; a long one is saved as a file. */
  openMail(outgoing: Outgoing, email: string | null): Promise<void>;
  saveMail(sends: readonly Outgoing[]): Promise<void>;
  confirm: { isPending: boolean; mutateAsync(sends: readonly Outgoing[]): Promise<unknown> };
  skip: { isPending: boolean; mutate(sends: readonly Pick<Send, 'id'>[]): void };
}

/** What can be done about texts that wait (H4). The app opens and saves drafts; the mail program sends. */
export function useSendActions(): SendActions {
  const { t } = useTranslation('communication');
  const confirm = useMutation({
    mutationFn: async (sends: readonly Outgoing[]) => {
      const { sent } = await coreClient.communication.confirm({ sends: [...sends] });
      for (const send of sends) await coreClient.drafts.clear({ key: draftKeyOf(send) });
      return sent;
    },
    onSuccess: (sent) => showUndo(t('send.confirmed', { count: sent })),
    onError: showFailure,
  });
  const skip = useMutation({
    mutationFn: (sends: readonly Pick<Send, 'id'>[]) =>
      coreClient.communication.skip({ ids: sends.map(({ id }) => id) }),
    onSuccess: (_, sends) => showUndo(t('send.skipped', { count: sends.length })),
    onError: showFailure,
  });

  async function saveMail(sends: readonly Outgoing[]): Promise<void> {
    const [first] = sends;
    if (!first) return;
    try {
      const target =
        sends.length === 1
          ? await window.ongoing.saveFile({
              title: t('send.saveTitle'),
              suggestedName: `${first.subject}.eml`,
              filters: EML,
            })
          : await window.ongoing.chooseFolder({ title: t('send.folderTitle') });
      if (!target) return;
      const { files } = await coreClient.communication.saveMail({
        sends: [...sends],
        token: target.token,
        place: sends.length === 1 ? 'file' : 'folder',
      });
      showNote(t('send.saved', { count: files.length }));
    } catch (error) {
      showFailure(error);
    }
  }

  return {
    confirm,
    skip,
    saveMail,
    async openMail(outgoing, email) {
      const address = mailtoOf(outgoing, email);
      if (address.length > LONGEST_MAILTO) await saveMail([outgoing]);
      else await window.ongoing.openExternal(address);
    },
  };
}
