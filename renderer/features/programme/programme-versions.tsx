import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#shared/contract/programme.ts';
import type { FieldDifference } from '#shared/domain/plan-version.ts';
import { metricKeys } from '#shared/domain/metric-catalogue.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Difference, DifferenceList, VersionPanel } from '#renderer/components/version-panel.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMetricText } from '#renderer/lib/metric-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { programmeQueries } from './programme-queries.ts';
import classes from './programme.module.css';

/** C3: versions of the programme. */
export function ProgrammeVersions({ view, onClose }: { view: ProgrammeView; onClose(): void }): ReactNode {
  const { t } = useTranslation('programme');
  const versions = useQuery(programmeQueries.versions());
  return (
    <VersionPanel
      title={t('versions')}
      versions={versions}
      mayWrite={view.mayWrite}
      onSave={(note) => coreClient.programme.saveVersion({ note })}
      onRestore={(id) => coreClient.programme.restore({ id })}
      onClose={onClose}
      comparison={(from, to) => <Comparison from={from} to={to} view={view} />}
    />
  );
}

interface ComparisonProps {
  from: string;
  to: string | null;
  view: ProgrammeView;
}

function Comparison({ from, to, view }: ComparisonProps): ReactNode {
  const { t } = useTranslation('programme');
  const comparison = useQuery(programmeQueries.comparison(from, to));
  const asDifference = useDifference(view);
  const text = useMetricText(view.currency);
  const nameOf = ({ metric }: { metric: string }) => {
    const known = metricKeys.find((each) => each === metric);
    return known ? text.name(known) : metric;
  };
  const names = (targets: readonly { metric: string }[]) => targets.map(nameOf).join(' · ');
  return (
    <QueryView query={comparison} where={t('comparison.failed')}>
      {({ steps, added, removed, changed }) =>
        steps.length + added.length + removed.length + changed.length === 0 ? (
          <p className={classes['quiet']}>{t('comparison.same')}</p>
        ) : (
          <>
            {steps.map(({ step, fields }) => (
              <DifferenceList key={step} title={t(`steps.${step}`)} items={fields.map(asDifference)} />
            ))}
            {added.length > 0 && <p>{t('comparison.added', { names: names(added) })}</p>}
            {removed.length > 0 && <p>{t('comparison.removed', { names: names(removed) })}</p>}
            {changed.map((target) => (
              <DifferenceList key={target.id} title={nameOf(target)} items={target.fields.map(asDifference)} />
            ))}
          </>
        )
      }
    </QueryView>
  );
}

const fields = ['body', 'done', 'value', 'dueOn', 'note', 'segmentId', 'metric'] as const;

function useDifference(view: ProgrammeView): (difference: FieldDifference) => Difference {
  const { t } = useTranslation('programme');
  const format = useFormat();
  const names = useContentNames();
  const told = (field: string, value: FieldDifference['before']): string => {
    if (field === 'done') return t(value === 1 ? 'state.done' : 'state.open');
    if (value === null) return '';
    if (field === 'dueOn') return format.day(String(value));
    if (field === 'segmentId') {
      const segment = view.segments.find(({ id }) => id === value);
      return segment ? names.segment(segment) : '–';
    }
    return typeof value === 'number' ? format.number(value, Number.isInteger(value) ? 0 : 1) : value;
  };
  return ({ field, before, after }) => {
    const known = fields.find((each) => each === field);
    return {
      label: known ? t(`comparison.fields.${known}`) : t('comparison.other'),
      before: told(field, before),
      after: told(field, after),
    };
  };
}
