import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/contract/plans.ts';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './plan.module.css';
import { ProgressBar } from './progress-bar.tsx';

type Plan = NonNullable<PlanView['plan']>;

/** The final objective in the client's words, from where to where, and how much of it is delivered (E1, E4). */
export function PlanHead({ plan, view }: { plan: Plan; view: PlanView }): ReactNode {
  const { t } = useTranslation('plan');
  const save = (patch: Omit<Parameters<typeof coreClient.plans.save>[0], 'id'>) =>
    coreClient.plans.save({ id: plan.id, ...patch });
  const key = (field: string) => `plan:${plan.id}:${field}`;
  return (
    <section aria-label={t('objective')}>
      <LineField
        label={t('objective')}
        hideLabel
        required
        maxLength={500}
        className={classes['objective']}
        value={plan.objective}
        draftKey={key('objective')}
        onSave={(objective) => save({ objective })}
      />
      <div className={classes['scenario']}>
        <AutosaveTextarea
          label={t('currentScenario')}
          placeholder={t('currentHint')}
          minRows={2}
          value={plan.currentScenario ?? ''}
          draftKey={key('current')}
          field={{ table: 'success_plan', id: plan.id, field: 'current_scenario' }}
          onSave={(text) => save({ currentScenario: text || null })}
        />
        <span className={classes['arrow']} aria-hidden>
          <IconArrowRight size={20} />
        </span>
        <AutosaveTextarea
          label={t('desiredScenario')}
          placeholder={t('desiredHint')}
          minRows={2}
          value={plan.desiredScenario ?? ''}
          draftKey={key('desired')}
          field={{ table: 'success_plan', id: plan.id, field: 'desired_scenario' }}
          onSave={(text) => save({ desiredScenario: text || null })}
        />
      </div>
      <div className={classes['facts']}>
        <div>
          <span className={classes['factLabel']}>{t('ofPlan')}</span>
          <ProgressBar progress={view.rolledUp} planned={null} signal="good" name={plan.objective} wide />
        </div>
        <ValueDelivered view={view} />
        <DayInput
          label={t('startsOn')}
          value={plan.startsOn}
          required
          onChange={(startsOn) => void (startsOn && save({ startsOn }).catch(showFailure))}
        />
        <DayInput
          label={t('targetOn')}
          value={plan.targetOn}
          min={plan.startsOn}
          onChange={(targetOn) => void save({ targetOn }).catch(showFailure)}
        />
      </div>
    </section>
  );
}

function ValueDelivered({ view }: { view: PlanView }): ReactNode {
  const { t } = useTranslation(['plan', 'components']);
  const format = useFormat();
  const { value, numerator, denominator, trend, since } = view.valueDelivered;
  const counted = t('value.counted', { points: format.number(numerator, numerator % 1 ? 1 : 0), count: denominator });
  return (
    <div>
      <span className={classes['factLabel']}>{t('value.label')}</span>
      <span className={classes['factValue']}>
        {value === null ? t('notComputable') : format.percent(value / 100)}
        <span className={classes['quiet']}>
          {denominator === 0 ? t('value.none') : counted}
          {trend && ` · ${t('value.trend', { trend: t(`components:trend.${trend}`), day: format.dayShort(since) })}`}
        </span>
      </span>
    </div>
  );
}
