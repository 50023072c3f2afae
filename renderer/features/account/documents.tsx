import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentOwner } from '#shared/contract/attachments.ts';
import { AttachmentList } from '#renderer/components/attachment-list.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useAttachments } from '#renderer/lib/use-attachments.ts';

interface Props {
  owner: { accountId: string; ownerTable: AttachmentOwner; ownerId: string };
}

export function Documents({ owner }: Props): ReactNode {
  const { t } = useTranslation('account');
  const { ownerTable, ownerId } = owner;
  const files = useAttachments(owner);
  const list = useQuery(
    core.attachments.list.queryOptions({ input: { ownerTable, ownerId }, meta: reads('attachment') }),
  );
  return (
    <QueryView query={list} where={t('failed')} lines={1}>
      {(attachments) => (
        <AttachmentList
          attachments={attachments}
          adding={files.add.isPending}
          onAdd={(chosen) => files.add.mutate(chosen)}
          onSave={files.save}
          onRemove={files.remove}
        />
      )}
    </QueryView>
  );
}
