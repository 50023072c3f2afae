import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attachment, LARGEST_ATTACHMENT_MIB } from '#shared/contract/attachments.ts';
import { useFormat } from '../lib/use-format.ts';
import classes from './attachment-list.module.css';
import { PicturePaste } from './picture/picture-paste.tsx';

interface Props {
  attachments: readonly Attachment[];
  onSave(attachment: Attachment): void;
  onRemove?(attachment: Attachment): void;
  onAdd?(files: readonly File[]): void;
  adding?: boolean;
}

/** Files of one record: chosen, dropped or pasted; a click saves a copy. */
export function AttachmentList({ attachments, onSave, onRemove, onAdd, adding = false }: Props): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  return (
    <div
      className={classes['area']}
      {...(onAdd
        ? {
            onDragOver: (event) => event.preventDefault(),
            onDrop: (event) => {
              event.preventDefault();
              onAdd([...event.dataTransfer.files]);
            },
            // Pictures are pasted into the editor below.
            onPaste: (event) => {
              const files = [...event.clipboardData.files].filter(({ type }) => !type.startsWith('image/'));
              if (files.length > 0) onAdd(files);
            },
          }
        : {})}
    >
      {attachments.length > 0 && (
        <ul className={classes['list']}>
          {attachments.map((attachment) => (
            <li key={attachment.id} className={classes['file']}>
              <IconPaperclip size={13} aria-hidden />
              <button
                type="button"
                className={classes['name']}
                onClick={() => onSave(attachment)}
                title={t('files.save', { name: attachment.name })}
              >
                {attachment.name}
              </button>
              <span className={classes['size']}>{format.bytes(attachment.bytes)}</span>
              {onRemove && (
                <ActionIcon
                  size="xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t('files.remove', { name: attachment.name })}
                  onClick={() => onRemove(attachment)}
                >
                  <IconX size={12} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {onAdd && (
        <div className={classes['adding']}>
          <FileButton onChange={(files) => onAdd(files)} multiple>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="compact-sm"
                loading={adding}
                leftSection={<IconPaperclip size={13} aria-hidden />}
              >
                {t('files.add')}
              </Button>
            )}
          </FileButton>
          <PicturePaste onPicture={(file) => onAdd([file])} />
          <span className={classes['size']}>{t('files.drop', { limit: LARGEST_ATTACHMENT_MIB })}</span>
        </div>
      )}
    </div>
  );
}
