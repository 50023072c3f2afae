import { Button, CopyButton, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './people.module.css';

interface Props {
  title: string;
  code: string;
  expiresAt: string;
  mailed?: boolean;
  onClose(): void;
}

/** A secret that is shown once: copied, handed over, gone. A stray click beside it does not lose it. */
export function CodeShown({ title, code, expiresAt, mailed = false, onClose }: Props): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeOnClickOutside={false} closeOnEscape={false}>
      <Stack gap="md">
        <p className={classes['flush']}>
          {t('code.once')} {mailed && t('code.mailed')}
        </p>
        <textarea className={classes['code']} readOnly rows={5} aria-label={t('code.label')} value={code} />
        <p className={classes['quiet']}>{t('code.expires', { when: format.instant(expiresAt) })}</p>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('code.done')}
          </Button>
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {t(copied ? 'code.copied' : 'code.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
