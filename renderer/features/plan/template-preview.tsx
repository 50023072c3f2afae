import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateProposal } from '#shared/contract/plan-templates.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './plan.module.css';

/** The goals a template would write, with their dates, in the client's language (E5). */
export function TemplatePreview({ template }: { template: TemplateProposal }): ReactNode {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return (
    <ul className={classes['list']} aria-label={t('template.goals')}>
      {template.goals.map(({ title, dueOn, target, unit }) => (
        <li key={title} className={classes['listRow']}>
          <span className={classes['grow']}>{title}</span>
          <span className={classes['quiet']}>
            {[
              target === null
                ? null
                : `${format.number(target, Number.isInteger(target) ? 0 : 1)} ${unit ?? ''}`.trim(),
              format.dayShort(dueOn),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
