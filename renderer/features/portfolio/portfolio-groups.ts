import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChoices, PortfolioRow } from '#shared/contract/accounts.ts';
import { accountStatuses, moments, postSaleStages, touchModelKeys } from '#shared/domain/vocabulary.ts';
import type { Grouping } from '#renderer/components/table-lines.ts';
import { sumByCurrency } from '#renderer/lib/account-filter.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { GroupId } from './portfolio-search.ts';

const stages = ['hand_over', 'welcome', 'adoption', 'review_window'] as const;
/** Those without a value stand below the others. */
const LAST = 1000;

/** ui.md, Carteira: the headings of the list, each with what its accounts are worth a month; null without grouping. */
export function usePortfolioGroups(
  by: GroupId | undefined,
  choices: AccountChoices | undefined,
): Grouping<PortfolioRow> | undefined {
  const { t } = useTranslation(['portfolio', 'components', 'account']);
  const names = useContentNames();
  const format = useFormat();
  const { members, teams } = useMe();
  return useMemo(() => {
    if (!by) return undefined;
    const none = (label: string) => ({ key: '', label, rank: LAST });
    const heading: Record<GroupId, Grouping<PortfolioRow>['of']> = {
      owner: ({ ownerId }) => {
        const owner = members.find(({ id }) => id === ownerId);
        return owner ? { key: owner.id, label: owner.name, rank: 0 } : none(t('portfolio:filters.noOwner'));
      },
      team: ({ ownerId }) => {
        const owner = members.find(({ id }) => id === ownerId);
        const team = teams.find(({ id }) => id === owner?.teamId);
        return team ? { key: team.id, label: team.name, rank: 0 } : none(t('portfolio:groups.noTeam'));
      },
      segment: ({ segmentId }) => {
        const segment = choices?.segments.find(({ id }) => id === segmentId);
        if (!segment) return none(t('portfolio:filters.noSegment'));
        // Those that get the most care stand first.
        const model = choices?.touchModels.find(({ id }) => id === segment.touchModelId);
        return {
          key: segment.id,
          label: names.segment(segment),
          rank: model ? -touchModelKeys.indexOf(model.key) : 0,
        };
      },
      touchModel: ({ touchModelKey: key, touchModelFrom }) => {
        const model = names.touchModelKey(key);
        return touchModelFrom === 'default'
          ? { key: 'assumed', label: t('portfolio:assumedModel', { model }), rank: LAST }
          : { key, label: model, rank: -touchModelKeys.indexOf(key) };
      },
      stage: ({ stage }) =>
        stage
          ? {
              key: stage.kind,
              label: names.stage({ kind: stage.kind, round: 0 }),
              rank: stages.findIndex((kind) => kind === stage.kind),
            }
          : none(t('portfolio:groups.noStage')),
      moment: ({ feeling }) =>
        feeling
          ? {
              key: feeling.moment,
              label: t(`components:moment.${feeling.moment}`),
              rank: -moments.indexOf(feeling.moment),
            }
          : none(t('portfolio:filters.noFeeling')),
      postSale: ({ postSaleStage: key }) =>
        key
          ? { key, label: t(`account:postSaleStage.${key}`), rank: postSaleStages.indexOf(key) }
          : none(t('portfolio:groups.noPostSale')),
      status: ({ status }) => ({
        key: status,
        label: t(`portfolio:status.${status}`),
        rank: accountStatuses.indexOf(status),
      }),
    };
    return {
      of: heading[by],
      sum: (rows) =>
        sumByCurrency(rows.map(({ mrr }) => mrr))
          .map(({ minor, currency }) => t('portfolio:inspector.mrr', { amount: format.money(minor, currency) }))
          .join(' · '),
    };
  }, [by, choices, members, teams, names, format, t]);
}
