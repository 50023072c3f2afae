import { Popover, Select, Stack, UnstyledButton } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricCoverage } from '#shared/contract/metrics.ts';
import { npsVotes } from '#shared/domain/metric-catalogue.ts';
import { churnTotals } from '#shared/domain/metrics.ts';
import { cesMethods } from '#shared/domain/survey.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FilterChips } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { periodPresets, presetOf } from './metric-periods.ts';
import linkTab from '#renderer/components/link-tab.module.css';
import classes from './metrics.module.css';
import { type MetricsView, withFilters } from './use-metrics-view.ts';

const tabs = [
  { path: '/metrics', label: 'tabs.numbers' },
  { path: '/metrics/cohorts', label: 'tabs.cohorts' },
  { path: '/metrics/nps-and-contacts', label: 'tabs.voices' },
] as const;

interface Props {
  view: MetricsView;
  /** Undefined until it is known. */
  coverage: MetricCoverage | undefined;
  title: string;
  /** Of a page below the metrics. */
  path?: readonly ReactNode[];
  children: ReactNode;
}

/** J1: what every page of metrics says first: which time, which accounts, and how many of those that may be seen. */
export function MetricsFrame({ view, coverage, title, path, children }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const { search, values, filters, show } = view;
  return (
    <Page>
      <PageHeader title={title} {...(path ? { path } : {})} />
      {!path && (
        <nav className={classes['tabs']} aria-label={t('tabs.label')}>
          {tabs.map((tab) => (
            <Link
              key={tab.path}
              to={tab.path}
              search={search}
              className={linkTab['tab'] ?? ''}
              activeOptions={{ exact: true, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(tab.label)}
            </Link>
          ))}
        </nav>
      )}
      <div className={classes['toolbar']}>
        <Toolbar aside={<Definitions view={view} />}>
          <PeriodPicker view={view} />
          <FilterChips
            subject={coverage ? t('subject', { count: coverage.accounts }) : ''}
            filters={filters}
            values={values}
            onChange={(next) => show(withFilters(search, next))}
          />
        </Toolbar>
      </div>
      {coverage && <Coverage view={view} coverage={coverage} />}
      {children}
    </Page>
  );
}

function PeriodPicker({ view: { search, question, show } }: { view: MetricsView }): ReactNode {
  const { t } = useTranslation('metrics');
  const preset = presetOf(search);
  const { start, end } = question.period;
  return (
    <>
      <Select
        size="xs"
        w={170}
        aria-label={t('period.label')}
        allowDeselect={false}
        data={periodPresets.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={preset}
        onChange={(value) => {
          const period = periodPresets.find((each) => each === value);
          show({
            ...search,
            period,
            ...(period === 'custom' ? { from: start, to: end } : { from: undefined, to: undefined }),
          });
        }}
      />
      {preset === 'custom' && (
        <>
          <DayInput
            size="xs"
            label={t('period.from')}
            value={start}
            onChange={(from) => from && show({ ...search, from })}
          />
          <DayInput size="xs" label={t('period.to')} value={end} onChange={(to) => to && show({ ...search, to })} />
        </>
      )}
    </>
  );
}

/** J: which of several definitions; what is chosen stands beside the numbers too. */
function Definitions({ view: { search, question, show } }: { view: MetricsView }): ReactNode {
  const { t } = useTranslation('metrics');
  const { churnTotal, npsVote, cesMethod } = question.choices;
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes['definitions'] ?? ''}>
          <IconAdjustments size={14} aria-hidden />
          {t('definitions')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('definitions')}>
        <Stack gap="sm" w={260}>
          <Select
            size="xs"
            label={t('choices.churnTotal')}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={churnTotals.map((value) => ({ value, label: t(`choices.churn.${value}`) }))}
            value={churnTotal}
            onChange={(value) => show({ ...search, churn: churnTotals.find((each) => each === value) })}
          />
          <Select
            size="xs"
            label={t('choices.npsVote')}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={npsVotes.map((value) => ({ value, label: t(`choices.nps.${value}`) }))}
            value={npsVote}
            onChange={(value) => show({ ...search, nps: npsVotes.find((each) => each === value) })}
          />
          <Select
            size="xs"
            label={t('choices.cesMethod')}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={cesMethods.map((value) => ({ value, label: t(`choices.ces.${value}`) }))}
            value={cesMethod}
            onChange={(value) => show({ ...search, ces: cesMethods.find((each) => each === value) })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Coverage({ view, coverage }: { view: MetricsView; coverage: MetricCoverage }): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { start, end } = view.question.period;
  const { accounts, visible, otherCurrency, undatedLosses } = coverage;
  const told = [
    `${t('coverage', { count: accounts })}, ${accounts === visible ? t('allVisible') : t('ofVisible', { visible })}`,
    t('period.range', { from: format.day(start), to: format.day(end) }),
    t('asOf', { day: format.day(end) }),
    otherCurrency > 0 && t('otherCurrency', { count: otherCurrency }),
    undatedLosses > 0 && t('undatedLosses', { count: undatedLosses }),
  ];
  return (
    <p role="status" className={classes['quiet']}>
      {told.filter(Boolean).join(' · ')}
    </p>
  );
}
