import { IconClock } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalRow } from '#shared/contract/renewals.ts';
import { type RenewalVerdict, renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { MoneyText } from '#renderer/components/money-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';

export const planState = ({ lacksPlan, inForce, actionPlan, playbookRunId }: RenewalRow): PlanState => {
  if (lacksPlan) return 'lacks';
  return actionPlan || playbookRunId || inForce.verdict !== 'good' ? 'has' : 'notNeeded';
};
export type PlanState = 'lacks' | 'has' | 'notNeeded';

export function useRenewalColumns(): readonly Column<RenewalRow>[] {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  return useMemo(() => {
    const rank = (verdict: RenewalVerdict | null) => (verdict === null ? null : renewalVerdicts.indexOf(verdict));
    return [
      { id: 'account', header: t('renewals.columns.account'), value: (row) => row.accountName, width: 140, grow: 1.3 },
      { id: 'product', header: t('renewals.columns.product'), value: (row) => row.product, width: 108, grow: 0.7 },
      {
        id: 'ends',
        header: t('renewals.columns.ends'),
        kind: 'date',
        value: (row) => row.endsOn,
        cell: (row) => (
          <span
            title={[
              row.autoRenew && t('renewals.auto'),
              row.noticeOn && t('renewals.notice', { day: format.day(row.noticeOn) }),
            ]
              .filter(Boolean)
              .join(', ')}
          >
            <DayText day={row.endsOn} />
          </span>
        ),
        width: 104,
      },
      {
        id: 'value',
        header: t('renewals.columns.value'),
        kind: 'number',
        value: (row) => row.yearly.minor,
        cell: (row) => <MoneyText minor={row.yearly.minor} currency={row.yearly.currency} compact />,
        width: 104,
      },
      {
        id: 'computed',
        header: t('renewals.columns.computed'),
        kind: 'mark',
        value: (row) => rank(row.computed.verdict),
        cell: (row) => <VerdictMark verdict={row.computed.verdict} />,
        width: 84,
      },
      {
        id: 'consultant',
        header: t('renewals.columns.consultant'),
        kind: 'mark',
        value: (row) => rank(row.consultant),
        cell: (row) => <VerdictMark verdict={row.consultant} old={row.outdated && row.inForce.by === 'consultant'} />,
        width: 84,
      },
      {
        id: 'final',
        header: t('renewals.columns.final'),
        kind: 'mark',
        value: (row) => rank(row.final),
        cell: (row) => <VerdictMark verdict={row.final} old={row.outdated && row.inForce.by === 'final'} />,
        width: 64,
      },
      {
        id: 'plan',
        header: t('renewals.columns.plan'),
        kind: 'mark',
        value: (row) => planState(row),
        cell: (row) => <PlanMark row={row} />,
        width: 104,
      },
    ];
  }, [t, format]);
}

function VerdictMark({ verdict, old = false }: { verdict: RenewalVerdict | null; old?: boolean }): ReactNode {
  const { t } = useTranslation('commercial');
  if (verdict === null) return <span aria-label={t('renewals.verdict.none')}>–</span>;
  const words = t(`renewals.verdict.${verdict}`);
  const title = old ? `${words} (${t('renewals.outdated')})` : words;
  return (
    <span title={title}>
      <SignalMark signal={verdict} label={<span className="only-read">{title}</span>} />
      {old && <IconClock size={12} aria-hidden style={{ marginLeft: 4 }} />}
    </span>
  );
}

function PlanMark({ row }: { row: RenewalRow }): ReactNode {
  const { t } = useTranslation('commercial');
  const state = planState(row);
  if (state === 'lacks') return <SignalMark signal="risk" label={t('renewals.lacks')} />;
  return <span>{t(`renewals.${state}`)}</span>;
}
