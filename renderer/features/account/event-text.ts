import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountEvent } from '#shared/contract/account-history.ts';
import { churnEvent } from '#shared/domain/loss.ts';
import { channels, goalStatuses, lossReasons, moments, reviewKinds, surveyKinds } from '#shared/domain/vocabulary.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

/** The tab that shows an event in full. */
export const tabOfEvent: Record<AccountEvent['kind'], string> = {
  interaction: 'interactions',
  feeling: 'history',
  case_opened: 'cases',
  case_solved: 'cases',
  contract_started: 'contracts',
  contract_ended: 'contracts',
  goal_closed: 'plan',
  check_in: 'plan',
  answer: 'history',
  review_held: 'reviews',
  churn: 'history',
  status: 'profile',
};

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

/** A sentence for each event; closed lists come as keys and are said here. */
export function useEventText(): (event: AccountEvent) => string {
  const { t } = useTranslation(['account', 'components', 'interactions', 'plan', 'reviews']);
  const format = useFormat();
  return useCallback(
    ({ kind, title, detail }) => {
      switch (kind) {
        case 'interaction': {
          const channel = oneOf(channels, detail);
          return t('event.interaction', { title, detail: channel ? t(`interactions:channel.${channel}`) : detail });
        }
        case 'feeling': {
          const moment = oneOf(moments, detail);
          const words = t('event.feeling', { detail: moment ? t(`components:moment.${moment}`) : detail });
          return title ? `${words}: ${title}` : words;
        }
        case 'goal_closed': {
          const status = oneOf(goalStatuses, detail);
          return t('event.goal_closed', { title, detail: status ? t(`plan:status.${status}`) : detail });
        }
        case 'check_in':
          return t('event.check_in', { title, detail: format.number(Number(detail), decimalsOf(Number(detail))) });
        case 'answer': {
          const [survey, score] = (detail ?? '').split(' ');
          const known = oneOf(surveyKinds, survey ?? '');
          const words = known ? t(`answer.${known}`, { score }) : (detail ?? '');
          return title ? `${words}: ${title}` : words;
        }
        case 'review_held': {
          const review = oneOf(reviewKinds, detail);
          const words = startUpper(
            t('event.review_held', { detail: review ? t(`reviews:kindInText.${review}`) : detail }),
          );
          return title ? `${words}: ${title}` : words;
        }
        case 'churn': {
          const reason = oneOf(lossReasons, title);
          return t(`event.${churnEvent(detail)}`, { title: reason ? t(`lossReason.${reason}`) : title });
        }
        case 'status':
          return title ? `${t('event.status')}: ${title}` : t('event.status');
        default:
          return t(`event.${kind}`, { title });
      }
    },
    [t, format],
  );
}

const startUpper = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

const decimalsOf = (value: number) => (Number.isInteger(value) ? 0 : 1);
