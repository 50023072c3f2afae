import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './activation.module.css';

const fields = ['currentScenario', 'desiredScenario'] as const;

/** Step 3: from where to where, in the client's words; it is the plan that is written (E1). */
export function SuccessStep({ view }: { view: ActivationView }): ReactNode {
  const { t } = useTranslation('activation');
  const { account, plan, expectedResult } = view;
  const accountId = account.id;
  const firstLine = expectedResult?.split('\n')[0]?.trim().slice(0, 500);
  async function takeExpected(objective: string): Promise<void> {
    try {
      await coreClient.activation.saveObjective({ accountId, objective });
      showUndo(t('objective'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <>
      {expectedResult && (
        <div className={classes['known']}>
          <span className={classes['label']}>{t('expected')}</span>
          <p className={classes['prose']}>{expectedResult}</p>
          {firstLine && !plan?.objective && (
            <Button variant="default" size="compact-sm" onClick={() => void takeExpected(firstLine)}>
              {t('useExpected')}
            </Button>
          )}
        </div>
      )}
      {fields.map((field) => (
        <AutosaveTextarea
          key={field}
          label={t(field)}
          minRows={2}
          value={plan?.[field] ?? ''}
          draftKey={`activation:${accountId}:${field}`}
          onSave={(text) => coreClient.activation.saveObjective({ accountId, [field]: text.trim() || null })}
        />
      ))}
      <AutosaveTextarea
        label={t('objective')}
        description={t('objectiveHint')}
        minRows={1}
        maxLength={500}
        value={plan?.objective ?? ''}
        draftKey={`activation:${accountId}:objective`}
        // A plan without an objective is none: an empty field keeps what was there.
        onSave={async (text) =>
          text.trim() === '' ? undefined : coreClient.activation.saveObjective({ accountId, objective: text.trim() })
        }
      />
    </>
  );
}
