import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PicturePaste } from '#renderer/components/picture/picture-paste.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './interactions.module.css';

interface Props {
  files: readonly File[];
  onChange(files: readonly File[]): void;
}

/** Files that will be attached once the contact is logged. */
export function FilesToAttach({ files, onChange }: Props): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  return (
    <div
      className={classes['files']}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onChange([...files, ...event.dataTransfer.files]);
      }}
    >
      <FileButton multiple onChange={(chosen) => onChange([...files, ...chosen])}>
        {(button) => (
          <Button {...button} variant="default" size="compact-sm" leftSection={<IconPaperclip size={13} aria-hidden />}>
            {t('files.add')}
          </Button>
        )}
      </FileButton>
      <PicturePaste onPicture={(file) => onChange([...files, file])} />
      {files.map((file, index) => (
        <span key={`${file.name}${index}`} className={classes['file']}>
          {file.name}
          <span className={classes['quiet']}>{format.bytes(file.size)}</span>
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => onChange(files.filter((other) => other !== file))}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </span>
      ))}
    </div>
  );
}
