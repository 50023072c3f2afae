import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/contract/plans.ts';
import type { Version } from '#shared/contract/plan-versions.ts';
import type { FieldDifference } from '#shared/domain/plan-version.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { type Difference, DifferenceList, VersionPanel } from '#renderer/components/version-panel.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { templateQueries } from './plan-template-queries.ts';
import classes from './plan.module.css';

interface Props {
  planId: string;
  contacts: PlanView['contacts'];
  onClose(): void;
}

/** C3: versions of the plan, kept by hand, at activation and with each QBR held. */
export function PlanVersions({ planId, contacts, onClose }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const reasonText = useReasonText();
  const versions = useQuery({
    ...templateQueries.versions(planId),
    select: (list) => list.map((version) => ({ ...version, reasonText: reasonText(version.reason) })),
  });
  return (
    <VersionPanel
      title={t('versions.title')}
      versions={versions}
      onSave={(note) => coreClient.planVersions.save({ planId, note })}
      onRestore={(id) => coreClient.planVersions.restore({ id })}
      onClose={onClose}
      comparison={(from, to) => <Comparison from={from} to={to} contacts={contacts} />}
    />
  );
}

function useReasonText(): (reason: Version['reason']) => string | null {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return (reason) => {
    switch (reason.kind) {
      case 'hand':
        return null;
      case 'activation':
        return t('versions.activation');
      case 'review':
        return t('versions.review', { day: format.day(reason.on) });
    }
  };
}

interface ComparisonProps extends Pick<Props, 'contacts'> {
  from: string;
  to: string | null;
}

function Comparison({ from, to, contacts }: ComparisonProps): ReactNode {
  const { t } = useTranslation('plan');
  const comparison = useQuery(templateQueries.comparison(from, to));
  const asDifference = useDifference(contacts);
  const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title).join(' · ');
  return (
    <QueryView query={comparison} where={t('versions.failed')}>
      {({ plan, added, removed, changed }) =>
        plan.length + added.length + removed.length + changed.length === 0 ? (
          <p className={classes['quiet']}>{t('versions.same')}</p>
        ) : (
          <>
            <DifferenceList title={t('versions.plan')} items={plan.map(asDifference)} />
            {added.length > 0 && <p>{t('versions.added', { count: added.length, titles: titles(added) })}</p>}
            {removed.length > 0 && <p>{t('versions.removed', { count: removed.length, titles: titles(removed) })}</p>}
            {changed.map(({ id, title, fields }) => (
              <DifferenceList key={id} title={title} items={fields.map(asDifference)} />
            ))}
          </>
        )
      }
    </QueryView>
  );
}

const days = new Set(['startsOn', 'dueOn', 'targetOn', 'closedOn', 'agreedOn', 'recheckOn']);
const names = new Set(['internalOwnerId', 'clientOwnerId']);

/** Field names and values as a person reads them: days, names, states, and not keys. */
function useDifference(contacts: PlanView['contacts']): (difference: FieldDifference) => Difference {
  const { t, i18n } = useTranslation('plan');
  const format = useFormat();
  const { members } = useMe();
  const people = new Map([...members, ...contacts].map(({ id, name }) => [id, name]));
  // Fields come from stored versions, of which a newer app may know more.
  const wordOf = (key: string): string | null => {
    const word: unknown = i18n.getResource(i18n.language, 'plan', key);
    return typeof word === 'string' ? word : null;
  };
  const told = (field: string, value: FieldDifference['before']): string => {
    if (value === null) return '';
    if (days.has(field)) return format.day(String(value));
    if (names.has(field)) return people.get(String(value)) ?? '–';
    if (typeof value === 'number') return format.number(value, Number.isInteger(value) ? 0 : 1);
    return wordOf(`versions.values.${field}.${value}`) ?? value;
  };
  return ({ field, before, after }) => {
    const label = wordOf(`versions.fields.${field}`) ?? t('versions.other');
    // Milestones and the place in the tree are told by name only.
    const hidden = field === 'milestones' || field === 'parentId';
    return hidden
      ? { label, before: t('versions.before'), after: t('versions.after') }
      : { label, before: told(field, before), after: told(field, after) };
  };
}
