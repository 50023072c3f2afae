import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Attachment, AttachmentOwner } from '#shared/contract/attachments.ts';
import { coreClient } from './core-client.ts';
import { showFailure, showNote, showUndo } from './undo.tsx';

interface Owner {
  accountId: string;
  ownerTable: AttachmentOwner;
  ownerId: string;
}

export interface AttachmentActions {
  add: { isPending: boolean; mutate(files: readonly File[]): void };
  save(attachment: Attachment): void;
  remove(attachment: Attachment): void;
}

/** Adds, saves copies of and removes files of one record; bytes go over the port, never a path. */
export function useAttachments(owner: Owner): AttachmentActions {
  const { t } = useTranslation('account');
  const add = useMutation({
    mutationFn: (files: readonly File[]) => attachAll(owner, files),
    onSuccess: () => showUndo(t('files.added')),
    onError: showFailure,
  });
  const save = useMutation({
    mutationFn: async ({ id, name }: Attachment) => {
      const extension = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
      const target = await window.ongoing.saveFile({
        title: t('files.saveTitle'),
        suggestedName: name,
        filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
      });
      if (!target) return false;
      await coreClient.attachments.saveAs({ id, token: target.token });
      return true;
    },
    onSuccess: (saved) => saved && showNote(t('files.saved')),
    onError: showFailure,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Attachment) => coreClient.trash.put({ table: 'attachment', id }),
    onSuccess: () => showUndo(t('files.removed')),
    onError: showFailure,
  });
  return { add, save: (attachment) => save.mutate(attachment), remove: (attachment) => remove.mutate(attachment) };
}

/** One after the other: each is on disk before the next is read. */
export async function attachAll(owner: Owner, files: readonly File[]): Promise<void> {
  for (const file of files) await coreClient.attachments.add({ ...owner, audience: 'internal', file });
}
