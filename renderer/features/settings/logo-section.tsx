import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { useMayChange } from '#renderer/lib/may-change.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './settings.module.css';

/** The logo on the client's documents (ui.md, The deck). */
export function LogoSection(): ReactNode {
  const { t } = useTranslation('settings');
  const mayChange = useMayChange('admin');
  const logo = useQuery(core.logo.get.queryOptions({ meta: reads('workspace', 'workspace_attachment') }));
  const address = useObjectAddress(logo.data ?? null);
  const choose = useMutation({
    mutationFn: async () => {
      const files = [{ name: t('logo.files'), extensions: ['png'] }];
      const picked = await window.ongoing.openFile({ title: t('logo.choose'), filters: files });
      if (!picked) return false;
      await coreClient.logo.put({ token: picked.token, name: picked.name });
      return true;
    },
    onSuccess: (done) => done && showUndo(t('logo.saved')),
    onError: showFailure,
  });
  const remove = useMutation(
    core.logo.remove.mutationOptions({ onSuccess: () => showUndo(t('logo.removed')), onError: showFailure }),
  );
  return (
    <div>
      {address && <img src={address} alt={t('logo.alt')} className={classes['logo']} />}
      <p className={classes['quiet']}>{t('logo.hint')}</p>
      {mayChange ? (
        <Group gap="sm" mt="sm">
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate()}>
            {address ? t('logo.replace') : t('logo.choose')}
          </Button>
          {address && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('logo.remove')}
            </Button>
          )}
        </Group>
      ) : (
        <p className={classes['quiet']}>{t('logo.onlyAdmin')}</p>
      )}
    </div>
  );
}

/** An address for bytes, given back when they change or the page goes. */
function useObjectAddress(file: File | null): string | null {
  const address = useMemo(() => file && URL.createObjectURL(file), [file]);
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}
