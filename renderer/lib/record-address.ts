import type { RecordPlace } from '#shared/contract/system.ts';

/** The address of the page where a record stands. */
export function recordAddress(place: RecordPlace): string {
  switch (place.page) {
    case 'account':
      return `/accounts/${place.accountId}/${place.tab}`;
    case 'plan':
      return `/accounts/${place.accountId}/plan?plan=${place.planId}${place.goalId ? `&goal=${place.goalId}` : ''}`;
    case 'review':
      return `/reviews/${place.reviewId}${place.step ? `?step=${place.step}` : ''}`;
    case 'task':
      return place.accountId ? `/accounts/${place.accountId}/plan` : '/today';
    case 'contents':
      return '/playbooks/contents';
    case 'settings':
      return '/settings';
  }
}
