import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#shared/contract/programme.ts';
import type { ProgrammeStep } from '#shared/domain/method-vocabulary.ts';
import type { TouchModelKey } from '#shared/domain/vocabulary.ts';
import { touchModelKeys } from '#shared/domain/vocabulary.ts';
import { Section } from '#renderer/components/page.tsx';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { NumbersTable } from './numbers-table.tsx';
import classes from './programme.module.css';
import { Targets } from './targets.tsx';

/** What the app knows for a step, so that only the thinking is asked for (C2). */
export function StepFacts({ view, step }: { view: ProgrammeView; step: ProgrammeStep }): ReactNode {
  switch (step) {
    case 'objectives':
      return <Targets view={view} />;
    case 'team_and_resources':
      return <People view={view} />;
    case 'clients_and_segments':
      return <Segments view={view} />;
    case 'success_by_segment':
      return <Success view={view} />;
    case 'goals_with_client':
      return <Goals view={view} />;
    case 'contact_routine':
      return <Routine view={view} />;
    case 'contents_and_insights':
      return <Contents view={view} />;
    case 'metrics':
      return (
        <>
          <NumbersTable view={view} />
          <Targets view={view} />
        </>
      );
  }
}

function People({ view: { people, counts } }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation(['programme', 'joining']);
  return (
    <Section title={t('people')} level={3} aside={<Link to="/people">{t('toPeople')}</Link>}>
      <ul className={classes['list']}>
        {people.map(({ id, name, role, accounts }) => (
          <li key={id} className={classes['row']}>
            <span>
              {name} <span className={classes['quiet']}>{t(`joining:role.${role}`)}</span>
            </span>
            <span>{t('accounts', { count: accounts })}</span>
          </li>
        ))}
      </ul>
      {counts.withoutOwner > 0 && (
        <p className={classes['quiet']}>{t('withoutOwner', { count: counts.withoutOwner })}</p>
      )}
    </Section>
  );
}

const isKey = (key: string): key is TouchModelKey => touchModelKeys.some((known) => known === key);

function useModelName(view: ProgrammeView): (id: string | null) => string {
  const names = useContentNames();
  return (id) => {
    const model = view.touchModels.find((each) => each.id === id);
    return model && isKey(model.key) ? names.touchModel({ key: model.key, name: model.name }) : '–';
  };
}

function Segments({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  const names = useContentNames();
  const modelName = useModelName(view);
  return (
    <Section title={t('steps.clients_and_segments')} level={3} aside={<Link to="/portfolio">{t('toPortfolio')}</Link>}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('segment')}</th>
            <th scope="col">{t('touchModel')}</th>
            <th scope="col" className={classes['number']}>
              {t('accounts', { count: view.counts.accounts })}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.segments.map((segment) => (
            <tr key={segment.id}>
              <th scope="row">{names.segment(segment)}</th>
              <td>{modelName(segment.touchModelId)}</td>
              <td className={classes['number']}>{segment.accounts}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.counts.withoutSegment > 0 && (
        <p className={classes['quiet']}>{t('withoutSegment', { count: view.counts.withoutSegment })}</p>
      )}
    </Section>
  );
}

function Success({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  const names = useContentNames();
  return (
    <Section title={t('success')} level={3}>
      <dl className={classes['facts']}>
        {view.segments.map((segment) => (
          <div key={segment.id}>
            <dt>{names.segment(segment)}</dt>
            <dd>{names.success(segment) ?? t('noSuccess')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Goals({ view: { counts } }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  return (
    <p>
      {t('withPlan', { count: counts.withPlan, of: counts.accounts })}
      {' · '}
      {t('templates', { count: counts.planTemplates })}
      {' · '}
      <Link to="/method/plan-templates">{t('toTemplates')}</Link>
    </p>
  );
}

function Routine({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  const modelName = useModelName(view);
  return (
    <Section title={t('rhythm')} level={3}>
      <ul className={classes['list']}>
        {view.touchModels.map(({ id, cadenceDays }) => (
          <li key={id} className={classes['row']}>
            <span>{modelName(id)}</span>
            <span>{t('every', { count: cadenceDays })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Contents({ view: { counts } }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation('programme');
  return <p>{`${t('contents', { count: counts.contents })} · ${t('playbooks', { count: counts.playbooks })}`}</p>;
}
