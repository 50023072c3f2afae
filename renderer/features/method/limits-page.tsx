import { NumberInput, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MethodSettingName, methodSettings, settingRange } from '#shared/domain/method-settings.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './method.module.css';
import { methodQueries } from './method-queries.ts';

/** Those that are not days. */
const unitOf: Partial<
  Record<
    MethodSettingName,
    'limits.units.goals' | 'limits.units.percent' | 'limits.units.times' | 'limits.units.anHour'
  >
> = {
  'activation.least_goals': 'limits.units.goals',
  'post_sale.low_adoption_percent': 'limits.units.percent',
  'advocacy.most_asks_a_year': 'limits.units.times',
  'renewal.good_percent': 'limits.units.percent',
  'renewal.attention_percent': 'limits.units.percent',
  'renewal.risk_percent': 'limits.units.percent',
  'metrics.margin_percent': 'limits.units.percent',
  'metrics.hourly_cost': 'limits.units.anHour',
};

const names = Object.keys(methodSettings) as MethodSettingName[];

/** Thresholds and switches, each saved when it is left (D3, G3, K1, L3). */
export function LimitsPage(): ReactNode {
  const { t } = useTranslation('method');
  const settings = useQuery(methodQueries.settings());
  const save = useMutation({
    mutationFn: (input: { name: MethodSettingName; value: number | boolean }) => coreClient.method.putSetting(input),
    onSuccess: () => showUndo(t('limits.saved')),
    onError: showFailure,
  });
  return (
    <QueryView query={settings} where={t('limits.failed')}>
      {({ values, mayWrite }) => (
        <>
          <p className={classes['quiet']}>{t(mayWrite ? 'limits.hint' : 'onlyLeads')}</p>
          <fieldset className={classes['limits']} disabled={!mayWrite} aria-label={t('sections.limits')}>
            {names.map((name) => (
              <SettingField
                key={`${name}${String(values[name])}`}
                name={name}
                value={values[name]}
                onSave={(value) => save.mutate({ name, value })}
              />
            ))}
          </fieldset>
        </>
      )}
    </QueryView>
  );
}

interface FieldProps {
  name: MethodSettingName;
  value: number | boolean;
  onSave(value: number | boolean): void;
}

function SettingField({ name, value, onSave }: FieldProps): ReactNode {
  const { t } = useTranslation('method');
  const [typed, setTyped] = useState<number | string>(Number(value));
  const label = t(`limits.names.${name}`);
  const description = t(`limits.hints.${name}`);
  if (typeof value === 'boolean') {
    return (
      <Switch
        label={label}
        description={description}
        checked={value}
        onChange={({ currentTarget }) => onSave(currentTarget.checked)}
      />
    );
  }
  const [least, most] = settingRange(name);
  const isWrong = typeof typed !== 'number' || typed < least || typed > most;
  const leave = () => {
    if (isWrong) setTyped(value);
    else if (typed !== value) onSave(typed);
  };
  return (
    <NumberInput
      label={label}
      description={description}
      suffix={` ${t(unitOf[name] ?? 'limits.days')}`}
      min={least}
      max={most}
      allowDecimal={false}
      w={320}
      value={typed}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={({ key }) => key === 'Enter' && leave()}
    />
  );
}
