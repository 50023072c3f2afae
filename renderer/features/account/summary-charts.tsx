import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '#shared/contract/accounts.ts';
import { WANTED_LIVE_CONTACTS } from '#shared/domain/contacts.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { UsageChart } from '#renderer/charts/usage-chart.tsx';
import { SourceNote } from '#renderer/components/source-note.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';

const HEIGHT = 150;

/** Use against the account's own baseline: the 12 weeks before the last four (I3). */
export function WeeklyUseChart({ usage }: Pick<AccountSummary, 'usage'>): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const { weeks, baseline, changePercent, asOf } = usage;
  const summary = () => {
    if (weeks.length === 0) return t('summary.usageNone');
    if (changePercent === null) return t('summary.usageNoBase');
    const change = format.percent(Math.abs(changePercent) / 100);
    if (Math.round(changePercent) === 0) return t('summary.usageSame');
    return t(changePercent > 0 ? 'summary.usageUp' : 'summary.usageDown', { change });
  };
  return (
    <UsageChart
      title={t('summary.usage')}
      summary={summary()}
      points={weeks.map(({ startsOn, value }) => ({ label: format.dayShort(startsOn), value }))}
      baseline={baseline}
      formatValue={(value) => format.number(value)}
      seriesName={t('summary.uses')}
      height={HEIGHT}
      source={<SourceNote source={t('summary.usageSource')} asOf={asOf} />}
    />
  );
}

/** A3 over time. */
export function LiveContactsChart({ months }: { months: AccountSummary['liveContacts'] }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  return (
    <LineChart
      title={t('summary.live')}
      summary={t('summary.liveText', { live: months.at(-1)?.live ?? 0, wanted: WANTED_LIVE_CONTACTS })}
      points={months.map(({ month, live }) => ({ label: format.month(month).slice(0, 3), actual: live }))}
      target={WANTED_LIVE_CONTACTS}
      formatValue={(value) => format.number(value)}
      actualName={t('summary.liveName')}
      height={HEIGHT}
      filled
    />
  );
}
