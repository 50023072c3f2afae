import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { ClientPlanView } from '#shared/domain/client-view.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { createTexts } from '#renderer/lib/i18n.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';
import { PlanOnePage } from './client/plan-one-page.tsx';
import classes from './plan.module.css';

/** E6: what the client would read, and the PDF of it. */
export function ClientViewDialog({ planId, onClose }: { planId: string; onClose(): void }): ReactNode {
  const { t } = useTranslation('plan');
  const preview = useQuery(
    core.plans.clientView.queryOptions({
      input: { id: planId },
      meta: reads('success_plan', 'goal', 'goal_check_in', 'account', 'workspace', 'member', 'contact'),
    }),
  );
  const [place, setPlace] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: async (fileName: string) => {
      const filters = [{ name: t('clientView.pdf'), extensions: ['pdf'] }];
      const picked = await window.ongoing.saveFile({
        title: t('clientView.saveTitle'),
        suggestedName: fileName,
        filters,
      });
      if (!picked) return null;
      await coreClient.plans.saveClientView({ id: planId, token: picked.token });
      return picked.token;
    },
    onSuccess: (token) => {
      if (token === null) return;
      setPlace(token);
      showNote(t('clientView.saved'));
    },
    onError: showFailure,
  });
  return (
    <Modal opened onClose={onClose} title={t('clientView.title')} size={780}>
      <QueryView query={preview} where={t('clientView.failed')} lines={10}>
        {({ view, fileName }) => (
          <>
            <div className={classes['clientHead']}>
              <p className={classes['quiet']}>{t('clientView.hint')}</p>
              {place && (
                <Button variant="subtle" onClick={() => void window.ongoing.showInFolder(place)}>
                  {t('clientView.show')}
                </Button>
              )}
              <Button loading={save.isPending} onClick={() => save.mutate(fileName)}>
                {t('clientView.save')}
              </Button>
            </div>
            <div className={classes['paper']}>
              <InLanguage view={view} />
            </div>
          </>
        )}
      </QueryView>
    </Modal>
  );
}

/** The page in the account's language, which need not be the user's. */
function InLanguage({ view }: { view: ClientPlanView }): ReactNode {
  const i18n = useMemo(() => createTexts(view.language), [view.language]);
  return (
    <I18nextProvider i18n={i18n}>
      <PlanOnePage view={view} isInPage />
    </I18nextProvider>
  );
}
