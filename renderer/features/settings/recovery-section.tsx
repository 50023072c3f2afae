import { Button, CopyButton, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import classes from './settings.module.css';

/** A second key to the data, shown once (security.md 5.2). */
export function RecoverySection(): ReactNode {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const status = useQuery(core.workspaces.status.queryOptions({ meta: reads('workspace') }));
  const [code, setCode] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () => coreClient.workspaces.makeRecoveryCode(),
    onSuccess: (made) => {
      setCode(made.code);
      void client.invalidateQueries({ queryKey: core.workspaces.status.key() });
    },
    onError: showFailure,
  });
  if (code !== null) {
    return (
      <Stack gap="sm" align="flex-start">
        <p className={classes['quiet']}>{t('recovery.once')}</p>
        <output className={classes['secret']} aria-label={t('recovery.title')}>
          {code}
        </output>
        <Group gap="sm">
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'recovery.copied' : 'recovery.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={() => setCode(null)}>{t('recovery.done')}</Button>
        </Group>
      </Stack>
    );
  }
  const has = status.data?.hasRecovery ?? false;
  return (
    <Stack gap="sm" align="flex-start">
      <p className={classes['quiet']}>
        {t('recovery.why')} {has && t('recovery.has')}
      </p>
      {has ? (
        <ConfirmButton
          variant="default"
          question={t('recovery.question')}
          confirmLabel={t('recovery.makeNew')}
          onConfirm={() => make.mutate()}
        >
          {t('recovery.makeNew')}
        </ConfirmButton>
      ) : (
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t('recovery.make')}
        </Button>
      )}
    </Stack>
  );
}
