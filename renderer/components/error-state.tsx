import { Button, CopyButton, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorDetails, errorText } from '../lib/error-text.ts';
import classes from './states.module.css';

interface Props {
  error: unknown;
  /** Where: what could not be shown or done, as a sentence. */
  where?: string;
  onRetry?(): void;
}

/** What failed, where, and what to do. */
export function ErrorState({ error, where, onRetry }: Props): ReactNode {
  const { t } = useTranslation('components');
  return (
    <div role="alert" className={classes['error']}>
      <p className={classes['title']}>{where ?? t('error.title')}</p>
      <p>{errorText(error)}</p>
      <Group gap="sm">
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        )}
        <CopyButton value={errorDetails(error)}>
          {({ copied, copy }) => (
            <Button variant="subtle" color="gray" onClick={copy}>
              {copied ? t('error.copied') : t('error.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
