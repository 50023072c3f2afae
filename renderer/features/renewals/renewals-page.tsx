import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenewalRow } from '#shared/contract/renewals.ts';
import { renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import { renewalMarks } from '#shared/domain/renewal-desk.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import type { FilterDefinition } from '#renderer/components/filter-chips.tsx';
import { ListBeside } from '#renderer/components/list-beside.tsx';
import { chipTexts, useChipValues } from '#renderer/lib/chip-search.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { planState, useRenewalColumns } from './renewal-columns.tsx';
import { RenewalForecast } from './renewal-forecast.tsx';
import { VerdictDrawer } from './verdict-drawer.tsx';

const route = getRouteApi('/portfolio/renewals');

/** L2: what ends within 180, 90 and 60 days, the three verdicts, and who has no plan. */
export function RenewalsPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const values = useChipValues(route.useSearch());
  const navigate = route.useNavigate();
  const [openId, setOpenId] = useState<string | null>(null);
  const desk = useQuery(
    core.renewals.desk.queryOptions({
      meta: reads('contract', 'account', 'member', 'renewal_verdict', 'workspace_setting', 'derived_account'),
    }),
  );
  const columns = useRenewalColumns();
  const filters = useRenewalFilters();
  const all = desk.data?.renewals;
  const open = all?.find((row) => rowKey(row) === openId);
  const subject = (rows: readonly RenewalRow[]) => {
    const count = t('renewals.count', { count: rows.length });
    const lacking = rows.filter(({ lacksPlan }) => lacksPlan).length;
    return lacking === 0 ? count : `${count}, ${t('renewals.lacking', { count: lacking })}`;
  };

  return (
    <ListBeside
      title={t('renewals.page')}
      query={desk}
      all={all}
      filters={filters}
      values={values}
      onFilter={(next) => void navigate({ search: chipTexts(next) })}
      told={told}
      subject={subject}
      columns={columns}
      rowId={rowKey}
      onOpen={(row) => setOpenId(rowKey(row))}
      empty={<EmptyState picture="file">{t('renewals.empty')}</EmptyState>}
      asideTitle={t('renewals.forecast.title')}
      aside={desk.data && <RenewalForecast forecast={desk.data.forecast} weights={desk.data.weights} />}
    >
      {open && (
        <VerdictDrawer renewal={open} mayDecide={desk.data?.mayDecide ?? false} onClose={() => setOpenId(null)} />
      )}
    </ListBeside>
  );
}

const told = (row: RenewalRow) => ({
  lane: String(row.lane),
  verdict: row.inForce.verdict,
  plan: planState(row),
});

const rowKey = ({ contractId, endsOn }: RenewalRow): string => `${contractId} ${endsOn}`;

function useRenewalFilters(): readonly FilterDefinition[] {
  const { t } = useTranslation('commercial');
  return useMemo(
    () => [
      {
        id: 'lane',
        name: t('renewals.filter.lane'),
        options: renewalMarks.toReversed().map((lane) => ({ value: String(lane), label: t(`renewals.lane.${lane}`) })),
      },
      {
        id: 'verdict',
        name: t('renewals.filter.verdict'),
        options: renewalVerdicts.map((value) => ({ value, label: t(`renewals.verdict.${value}`) })),
      },
      {
        id: 'plan',
        name: t('renewals.filter.plan'),
        options: (['lacks', 'has', 'notNeeded'] as const).map((value) => ({
          value,
          label: t(`renewals.plan.${value}`),
        })),
      },
    ],
    [t],
  );
}
