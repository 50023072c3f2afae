import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TouchModelChoice } from '#shared/contract/accounts.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import classes from './account.module.css';

interface Props {
  models: readonly TouchModelChoice[];
  /** Empty: the segment's. */
  value: string;
  onChange(id: string): void;
  /** The model that the segment, or the workspace, gives (B2). */
  inherited: TouchModelChoice | null;
  hasSegment: boolean;
}

/** B1: whoever chooses reads both definitions; B2: the segment's is the default and may be overridden. */
export function TouchModelField({ models, value, onChange, inherited, hasSegment }: Props): ReactNode {
  const { t } = useTranslation('account');
  const names = useContentNames();
  return (
    <Radio.Group label={t('form.touchModel')} value={value} onChange={onChange}>
      <div className={classes['models']}>
        <div className={classes['model']}>
          <Radio
            value=""
            label={t(hasSegment ? 'form.useSegment' : 'form.useDefault', {
              model: inherited ? names.touchModel(inherited) : '–',
            })}
          />
        </div>
        {models.map((model) => {
          const { byValue, byActor } = names.definitions(model);
          return (
            <div key={model.id} className={classes['model']}>
              <Radio
                value={model.id}
                label={`${names.touchModel(model)} · ${t('form.cadence', { count: model.cadenceDays })}`}
                description={
                  <>
                    <span>{`${t('form.byValue')}: ${byValue}`}</span>
                    <br />
                    <span>{`${t('form.byActor')}: ${byActor}`}</span>
                  </>
                }
              />
            </div>
          );
        })}
      </div>
    </Radio.Group>
  );
}
