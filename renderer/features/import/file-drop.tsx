import { Button, FileButton } from '@mantine/core';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';

interface Props {
  onFiles(files: readonly File[]): void;
  /** Smaller once there are files. */
  compact: boolean;
}

const accepted = '.csv,.txt,.tsv,.xlsx';

/** Where files are dropped; the button does the same for the keyboard. */
export function FileDrop({ onFiles, compact }: Props): ReactNode {
  const { t } = useTranslation('import');
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes['drop']}
      data-compact={compact || undefined}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={classes['dropTitle']}>{t('drop.title')}</p>
      <p className={classes['quiet']}>{t('drop.or')}</p>
      <FileButton multiple accept={accepted} onChange={onFiles}>
        {(props) => (
          <Button {...props} variant={compact ? 'default' : 'filled'}>
            {t(compact ? 'drop.more' : 'drop.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
