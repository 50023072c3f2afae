import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { viewFormat } from '#shared/domain/client-view/format.ts';
import type { ClientPlanView, ViewPlanGoal } from '#shared/domain/client-view.ts';
import classes from './plan-one-page.module.css';
import { goalLines, type GoalLine } from './plan-lines.ts';

interface Props {
  view: ClientPlanView;
  /** Shown within a page of the app, which has its own h1. */
  isInPage?: boolean;
}

/**
 * The plan on one A4 page, as its client reads it (E6): printed and shown in the app by the same component. It takes what
 * the client may see and nothing else; the provider of its texts is in the account's language.
 */
export function PlanOnePage({ view, isInPage = false }: Props): ReactNode {
  const { t } = useTranslation('clientPlan');
  const format = viewFormat(view.language);
  const { plan, workspace, account } = view;
  const { lines, hidden } = goalLines(view);
  const Title = isInPage ? 'h2' : 'h1';
  const hasTick = lines.some(({ goal }) => goal.plannedProgress !== null);
  return (
    <article className={classes['page']} lang={view.language} style={{ ['--brand' as string]: workspace.primaryColor }}>
      <header className={classes['head']}>
        {workspace.logoPng && <img src={`data:image/png;base64,${workspace.logoPng}`} alt={workspace.name} />}
        <Title className={classes['title']}>{t('title', { client: account.name })}</Title>
        <p className={classes['quiet']}>
          {plan.targetOn
            ? t('period', { from: format.day(plan.startsOn), to: format.day(plan.targetOn) })
            : t('since', { from: format.day(plan.startsOn) })}
        </p>
      </header>
      <section>
        <h2>{t('objective')}</h2>
        <p className={classes['objective']}>{plan.objective}</p>
        {(plan.currentScenario ?? plan.desiredScenario) && (
          <div className={classes['scenario']}>
            <Scenario title={t('from')} text={plan.currentScenario} />
            <Scenario title={t('to')} text={plan.desiredScenario} />
          </div>
        )}
        <dl className={classes['facts']}>
          <div>
            <dt>{t('progress')}</dt>
            <dd>{plan.progress === null ? t('notComputable') : format.percent(Math.round(plan.progress))}</dd>
          </div>
          {view.valueDelivered && view.valueDelivered.percent !== null && (
            <div>
              <dt>{t('value')}</dt>
              <dd>{format.percent(Math.round(view.valueDelivered.percent))}</dd>
            </div>
          )}
        </dl>
      </section>
      <section>
        <h2>{t('goals')}</h2>
        {lines.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <table className={classes['goals']}>
            <thead>
              <tr>
                <th scope="col">{t('goal')}</th>
                <th scope="col">{t('span')}</th>
                <th scope="col">{t('how')}</th>
                <th scope="col">{t('due')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <GoalRow key={line.goal.id} line={line} view={view} />
              ))}
            </tbody>
          </table>
        )}
        {hidden > 0 && <p className={classes['quiet']}>{t('more', { count: hidden })}</p>}
        {hasTick && <p className={classes['quiet']}>{t('tick')}</p>}
      </section>
      <footer className={classes['foot']}>
        <span>{t('foot', { workspace: workspace.name, day: format.day(view.dataAsOf) })}</span>
        {view.ownerName && <span>{t('owner', { name: view.ownerName })}</span>}
      </footer>
    </article>
  );
}

function Scenario({ title, text }: { title: string; text: string | null }): ReactNode {
  if (!text) return <div />;
  return (
    <div>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  );
}

function GoalRow({ line, view }: { line: GoalLine; view: ClientPlanView }): ReactNode {
  const { t } = useTranslation('clientPlan');
  const format = viewFormat(view.language);
  const { goal, depth, actions, done } = line;
  const owners = [goal.clientOwner, goal.internalOwner].filter(Boolean).join(' · ');
  return (
    <tr data-depth={depth}>
      <td>
        <strong>{goal.title}</strong>
        {actions > 0 && <span className={classes['quiet']}>{` · ${t('actions', { count: actions, done })}`}</span>}
        {owners && <span className={classes['owners']}>{owners}</span>}
      </td>
      <td>{span(goal, view)}</td>
      <td>
        <Bar goal={goal} view={view} />
      </td>
      <td>{goal.due ? format.shortDay(goal.due) : '–'}</td>
    </tr>
  );
}

/** `62 % → 85 %`; one number where nobody knows where it began. */
function span({ baseline, target, unit }: ViewPlanGoal, { language }: ClientPlanView): string {
  const format = viewFormat(language);
  if (target === null) return '–';
  return baseline === null ? format.value(target, unit) : `${format.number(baseline)} → ${format.value(target, unit)}`;
}

const held = (value: number) => Math.max(0, Math.min(100, value));

function Bar({ goal, view }: { goal: ViewPlanGoal; view: ClientPlanView }): ReactNode {
  const { t } = useTranslation('clientPlan');
  const format = viewFormat(view.language);
  const closed = ['achieved', 'partial', 'missed'].includes(goal.status);
  if (closed || goal.progress === null)
    return <span>{closed || goal.status === 'planned' ? t(`status.${goal.status}`) : t('notComputable')}</span>;
  const progress = format.percent(Math.round(goal.progress));
  const planned = goal.plannedProgress === null ? null : format.percent(Math.round(goal.plannedProgress));
  const label = planned
    ? t('barPlanned', { title: goal.title, progress, planned })
    : t('bar', { title: goal.title, progress });
  return (
    <span className={classes['bar']}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect y="2" width="100" height="6" rx="1.5" className={classes['track']} />
        <rect y="2" width={held(goal.progress)} height="6" rx="1.5" className={classes['fill']} />
        {goal.plannedProgress !== null && (
          <rect x={Math.min(98.5, held(goal.plannedProgress))} width="1.5" height="10" className={classes['tick']} />
        )}
      </svg>
      <span>{progress}</span>
    </span>
  );
}
