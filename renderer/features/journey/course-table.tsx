import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseStage, Journey } from '#shared/domain/journey-course.ts';
import type { PlannedStage } from '#shared/domain/journey.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './course.module.css';

type Line = PlannedStage & Partial<Pick<CourseStage, 'endedOn'>>;

/** The same course as a table, the newest first. */
export function CourseTable({ journey }: { journey: Journey }): ReactNode {
  const { t } = useTranslation('journey');
  const names = useContentNames();
  const format = useFormat();
  const { past, current, following } = journey;
  const lines: Line[] = [...past, current, ...following].toReversed();
  return (
    <details className={classes['details']}>
      <summary>{t('course.table')}</summary>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('table.stage')}</th>
            <th scope="col">{t('course.startsOn')}</th>
            <th scope="col">{t('course.endsOn')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((stage) => (
            <tr key={stage.position} aria-current={stage.position === current.position ? 'step' : undefined}>
              <th scope="row">{names.stage(stage)}</th>
              <td>{format.day(stage.startsOn)}</td>
              <td>
                {stage.endedOn ? t('course.endedOn', { day: format.day(stage.endedOn) }) : format.day(stage.plannedEnd)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
