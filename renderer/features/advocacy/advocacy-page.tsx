import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvocacyRow, AdvocateCandidate } from '#shared/contract/advocacy.ts';
import { advocacyKinds, advocacyStates } from '#shared/domain/method-vocabulary.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { AccountChoice } from '#renderer/components/account-choice.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import type { FilterDefinition } from '#renderer/components/filter-chips.tsx';
import { ListBeside } from '#renderer/components/list-beside.tsx';
import view from '#renderer/components/portfolio-view.module.css';
import { chipTexts, useChipValues } from '#renderer/lib/chip-search.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useAdvocacyColumns } from './advocacy-columns.tsx';
import { AdvocacyDrawer } from './advocacy-drawer.tsx';

const route = getRouteApi('/portfolio/advocacy');

interface Opened {
  accountId: string;
  accountName: string;
  record: AdvocacyRow | null;
}

/** L3: what clients did for us and what came of it, and who could be asked next. */
export function AdvocacyPage(): ReactNode {
  const { t } = useTranslation('commercial');
  const values = useChipValues(route.useSearch());
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<Opened | null>(null);
  const [picking, setPicking] = useState(false);
  const list = useQuery(
    core.advocacy.list.queryOptions({
      input: {},
      meta: reads('advocacy', 'account', 'contact', 'workspace_setting', 'derived_account'),
    }),
  );
  const columns = useAdvocacyColumns();
  const filters = useAdvocacyFilters();
  const add = <Button onClick={() => setPicking(true)}>{t('advocacy.new')}</Button>;

  return (
    <ListBeside
      title={t('advocacy.page')}
      actions={add}
      query={list}
      all={list.data?.asks}
      filters={filters}
      values={values}
      onFilter={(next) => void navigate({ search: chipTexts(next) })}
      told={told}
      subject={(rows) => t('advocacy.count', { count: rows.length })}
      columns={columns}
      rowId={({ id }) => id}
      onOpen={(record) => setOpen({ ...record, record })}
      empty={
        <EmptyState picture="people" action={add}>
          {t('advocacy.empty')}
        </EmptyState>
      }
      asideTitle={t('advocacy.candidates.title')}
      aside={
        <Candidates
          candidates={list.data?.candidates}
          onAsk={({ accountId, accountName }) => setOpen({ accountId, accountName, record: null })}
        />
      }
    >
      {picking && (
        <AccountChoice onClose={() => setPicking(false)} onPick={(account) => setOpen({ ...account, record: null })} />
      )}
      {open && <AdvocacyDrawer {...open} onClose={() => setOpen(null)} />}
    </ListBeside>
  );
}

const told = ({ kind, state }: AdvocacyRow) => ({ kind, state });

interface CandidatesProps {
  candidates: readonly AdvocateCandidate[] | undefined;
  onAsk(candidate: AdvocateCandidate): void;
}

/** Who could be asked next: content, and not asked too lately. */
function Candidates({ candidates, onAsk }: CandidatesProps): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  return (
    <>
      <h2>{t('advocacy.candidates.title')}</h2>
      {candidates?.length === 0 && <p className={view['quiet']}>{t('advocacy.candidates.none')}</p>}
      <ul className={view['lines']}>
        {candidates?.map((candidate) => {
          const { accountId, accountName, moment, nps, health } = candidate;
          return (
            <li key={accountId} className={view['line']}>
              <span>
                <Link to="/accounts/$accountId/summary" params={{ accountId }}>
                  {accountName}
                </Link>
                <br />
                <span className={view['pair']}>
                  <FeelingMark moment={moments.find((each) => each === moment) ?? null} />
                  {nps !== null && t('advocacy.candidates.nps', { score: nps })}
                  {nps === null && health !== null && t('advocacy.candidates.health', { score: format.number(health) })}
                </span>
              </span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t('advocacy.candidates.ask')}: ${accountName}`}
                onClick={() => onAsk(candidate)}
              >
                {t('advocacy.candidates.ask')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useAdvocacyFilters(): readonly FilterDefinition[] {
  const { t } = useTranslation('commercial');
  return useMemo(
    () => [
      {
        id: 'kind',
        name: t('advocacy.filter.kind'),
        options: advocacyKinds.map((value) => ({ value, label: t(`advocacy.kind.${value}`) })),
      },
      {
        id: 'state',
        name: t('advocacy.filter.state'),
        options: advocacyStates.map((value) => ({ value, label: t(`advocacy.state.${value}`) })),
      },
    ],
    [t],
  );
}
