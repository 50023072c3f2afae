import { useTranslation } from 'react-i18next';
import type { JourneyTemplateEntry } from '#shared/contract/journeys.ts';

/** What the workspace called a journey, else the shipped name. */
export function useJourneyNames(): (template: Pick<JourneyTemplateEntry, 'contentKey' | 'name'>) => string {
  const { t } = useTranslation('journey');
  return ({ contentKey, name }) =>
    name ?? (contentKey === 'default' ? t('journey_template.default.name') : (contentKey ?? '–'));
}
