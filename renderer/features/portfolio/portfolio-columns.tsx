import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { momentRank } from '#shared/domain/feeling.ts';
import { touchModelKeys } from '#shared/domain/vocabulary.ts';
import type { Column } from '#renderer/components/data-table.tsx';
import { Sparkline } from '#renderer/charts/sparkline.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { HealthMark } from '#renderer/components/health-mark.tsx';
import { MoneyText } from '#renderer/components/money-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { amountIn } from '#renderer/lib/account-filter.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ContactCell } from './contact-cell.tsx';
import { FeelingCell } from './feeling-cell.tsx';
import classes from './portfolio.module.css';
import { StageText } from './stage-text.tsx';

/** From this window width on every column has its place. */
const ROOMY = '(min-width: 1360px)';

const STUCK_FIRST = { stuck: 0, behind: 1, on_track: 2 } as const;

/** What each column shows and sorts by (ui.md, Carteira). */
export function usePortfolioColumns(): readonly Column<PortfolioRow>[] {
  const { t } = useTranslation(['portfolio', 'health']);
  const names = useContentNames();
  const format = useFormat();
  const { currency, members } = useMe();
  const roomy = useMediaQuery(ROOMY, false, { getInitialValueInEffect: false });
  const manyMembers = members.filter(({ active }) => active).length > 1;
  return useMemo(() => {
    const columns: Column<PortfolioRow>[] = [
      { id: 'name', header: t('columns.name'), value: (row) => row.name, width: 204, grow: 0.3 },
      {
        id: 'health',
        header: t('columns.health'),
        kind: 'mark',
        value: ({ health }) => health?.shown ?? null,
        cell: ({ health }) => (
          <span className={classes['pair']}>
            <HealthMark health={health} />
            {roomy && health && health.points.length > 1 && (
              <Sparkline
                values={health.points}
                range={[0, 100]}
                width={48}
                label={t('health:spark', {
                  points: health.points.map((point) => format.number(Math.round(point))).join(', '),
                })}
              />
            )}
          </span>
        ),
        width: roomy ? 116 : 70,
      },
      {
        id: 'feeling',
        header: t('columns.feeling'),
        kind: 'mark',
        value: ({ feeling }) => feeling && momentRank(feeling.moment) * 10 - feeling.satisfaction,
        cell: ({ feeling }) => <FeelingCell feeling={feeling} />,
        width: 160,
      },
      {
        id: 'stage',
        header: t('columns.stage'),
        kind: 'mark',
        value: ({ stage }) => stage && STUCK_FIRST[stage.status] * 10_000 + stage.daysLeft,
        cell: ({ stage }) => <StageText stage={stage} />,
        width: 138,
        grow: 0.27,
      },
      {
        id: 'touchModel',
        header: t('columns.touchModel'),
        value: (row) => touchModelKeys.indexOf(row.touchModelKey),
        cell: (row) => {
          const model = names.touchModelShort(row.touchModelKey);
          if (row.touchModelFrom !== 'default') return model;
          const assumed = t('assumedModel', { model });
          return (
            <span className={classes['assumed']} title={assumed}>
              {assumed}
            </span>
          );
        },
        width: 92,
        grow: 0.17,
      },
      {
        id: 'value',
        header: t('columns.value'),
        kind: 'number',
        value: ({ mrr }) => amountIn(mrr, currency)?.minor ?? null,
        cell: ({ mrr }) => {
          const amount = amountIn(mrr, currency);
          return <MoneyText minor={amount?.minor} currency={amount?.currency ?? currency} compact />;
        },
        width: 106,
      },
      {
        id: 'renewal',
        header: t('columns.renewal'),
        kind: 'date',
        value: ({ renewal }) => renewal?.endsOn ?? null,
        cell: ({ renewal }) =>
          renewal && (renewal.daysLeft <= 60 || renewal.noticePassed) ? (
            <SignalMark
              signal={renewal.daysLeft <= 30 && !renewal.autoRenew ? 'risk' : 'attention'}
              label={<DayText day={renewal.endsOn} />}
            />
          ) : (
            <DayText day={renewal?.endsOn} />
          ),
        width: 120,
        grow: 0.21,
      },
      {
        id: 'contact',
        header: t('columns.contact'),
        value: ({ contact }) => (contact ? -contact.daysLate * 1000 - (contact.daysSinceContact ?? 999) : null),
        cell: ({ contact }) => <ContactCell contact={contact} />,
        width: 102,
      },
      {
        id: 'nextStep',
        header: t('columns.nextStep'),
        value: ({ nextStep }) => nextStep && (nextStep.dueOn ?? '9999'),
        // The words matter most in a narrow column; the day is on hover and in the inspector.
        cell: ({ nextStep }) =>
          nextStep && (
            <span title={[nextStep.text, nextStep.dueOn && format.day(nextStep.dueOn)].filter(Boolean).join(' · ')}>
              {nextStep.text}
            </span>
          ),
        width: 90,
        grow: true,
      },
      {
        id: 'review',
        header: t('columns.review'),
        kind: 'date',
        value: ({ nextReview }) => nextReview?.startsAt ?? null,
        cell: ({ nextReview }) => <DayText day={nextReview?.startsAt} />,
        width: 98,
      },
    ];
    if (manyMembers)
      columns.push({ id: 'owner', header: t('columns.owner'), value: (row) => row.ownerName, width: 112 });
    if (roomy) return columns;
    // The inspector has them: a few words of the next step help nobody, and whole names and dates do.
    return columns.filter(({ id }) => id !== 'nextStep' && !(manyMembers && id === 'touchModel'));
  }, [t, names, format, currency, manyMembers, roomy]);
}
