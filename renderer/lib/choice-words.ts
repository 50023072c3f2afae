import type { TFunction } from 'i18next';
import {
  accountStatuses,
  audiences,
  autonomyLevels,
  bands,
  billingPeriods,
  caseKinds,
  casePriorities,
  caseStatuses,
  channels,
  commitmentStates,
  companySizes,
  contactRoles,
  externalFactorKinds,
  goalDirections,
  goalKinds,
  goalStatuses,
  influences,
  interactionDirections,
  languages,
  lossReasons,
  meetingStages,
  moments,
  needsAnswers,
  opportunityKinds,
  opportunityStatuses,
  postSaleStages,
  recurrences,
  reviewKinds,
  reviewStages,
  reviewSteps,
  sectors,
  sides,
  stances,
  stayReasons,
  surveyKinds,
  taskPriorities,
  taskSources,
  turnoverLevels,
} from '#shared/domain/vocabulary.ts';
import { emotionKeys } from '#shared/domain/feeling.ts';
import {
  accountFlags,
  activationSteps,
  advocacyKinds,
  advocacyStates,
  firingStates,
  opportunityOrigins,
  playbookStepKinds,
  renewalVerdicts,
  runStates,
  sendResults,
  sendStates,
  strategies,
} from '#shared/domain/method-vocabulary.ts';
import { reviewSections } from '#shared/sync/tables/plan-tables.ts';
import { metricKinds, metricPeriods } from '#shared/sync/tables/relation-tables.ts';

/** Namespaces that hold the words of closed lists. */
export const choiceNamespaces = [
  'account',
  'components',
  'contacts',
  'contracts',
  'cases',
  'commercial',
  'communication',
  'feelings',
  'interactions',
  'journey',
  'plan',
  'playbooks',
  'reviews',
  'studio',
  'tasks',
  'usage',
] as const;

type Texts = TFunction<typeof choiceNamespaces>;
type Say = (stored: string) => string;

/** What is not of the list (any longer) is shown as it was written. */
const said =
  <Value extends string>(values: readonly Value[], say: (value: Value) => string): Say =>
  (stored) => {
    const known = values.find((value) => value === stored);
    return known === undefined ? stored : say(known);
  };

/** The words the pages use for every closed list, by `table.field`: the history says them as everybody else does. */
export function choiceWords(t: Texts): Readonly<Record<string, Say>> {
  const level = (key: 'low' | 'medium' | 'high') => t(`account:level.${key}`);
  const channel = said(channels, (key) => t(`interactions:channel.${key}`));
  const audience = said(audiences, (key) => t(`account:audience.${key}`));
  const band = said(bands, (key) => t(`components:signal.${key}`));
  const verdict = said(renewalVerdicts, (key) => t(`commercial:renewals.verdict.${key}`));
  const side = said(sides, (key) => t(`studio:side.${key}`));
  return {
    'account.sector': said(sectors, (key) => t(`account:sector.${key}`)),
    'account.size': said(companySizes, (key) => t(`account:size.${key}`)),
    'account.autonomy': said(autonomyLevels, level),
    'account.status': said(accountStatuses, (key) => t(`account:status.${key}`)),
    'account.loss_reason': said(lossReasons, (key) => t(`account:lossReason.${key}`)),
    'account.language': said(languages, (key) => t(`account:language.${key}`)),
    'account.post_sale_stage': said(postSaleStages, (key) => t(`account:postSaleStage.${key}`)),
    'account.preferred_channels': (stored) => stored.split(',').map(channel).join(', '),
    'account.staff_turnover': said(turnoverLevels, level),
    'account.stay_reason': said(stayReasons, (key) => t(`account:stayReason.${key}`)),
    'external_factor.kind': said(externalFactorKinds, (key) => t(`account:factorKind.${key}`)),
    'external_factor.audience': audience,
    'contact.role': said(contactRoles, (key) => t(`contacts:role.${key}`)),
    'contact.stance': said(stances, (key) => t(`contacts:stance.${key}`)),
    'contact.influence': said(influences, (key) => t(`contacts:influence.${key}`)),
    'contract.billing_period': said(billingPeriods, (key) => t(`contracts:period.${key}`)),
    'note.audience': audience,
    'attachment.audience': audience,
    'task.priority': said(taskPriorities, (key) => t(`tasks:priority.${key}`)),
    'task.source': said(taskSources, (key) => t(`tasks:source.${key}`)),
    'goal.kind': said(goalKinds, (key) => t(`plan:kind.${key}`)),
    'goal.direction': said(goalDirections, (key) => t(`plan:direction.${key}`)),
    'goal.status': said(goalStatuses, (key) => t(`plan:status.${key}`)),
    'goal.audience': audience,
    'goal_check_in.audience': audience,
    'review.kind': said(reviewKinds, (key) => t(`reviews:kind.${key}`)),
    'review.stage': said(reviewStages, (key) => t(`reviews:stage.${key}`)),
    'review_participant.side': side,
    'review_step.step': said(reviewSteps, (key) => t(`studio:step.${key}.name`)),
    'review_answer.answer': said(needsAnswers, (key) => t(`studio:needs.${key}`)),
    'review_answer.audience': audience,
    'review_item.section': said(reviewSections, (key) => t(`account:section.${key}`)),
    'review_item.audience': audience,
    'agenda_item.stage': said(meetingStages, (key) => t(`studio:stage.${key}`)),
    'agenda_item.audience': audience,
    'agenda_item.notes_audience': audience,
    'decision.audience': audience,
    'commitment.side': side,
    'commitment.state': said(commitmentStates, (key) => t(`studio:commitments.${key}`)),
    'commitment.audience': audience,
    'commitment.reason_audience': audience,
    'interaction.channel': channel,
    'interaction.direction': said(interactionDirections, (key) => t(`interactions:direction.${key}`)),
    'interaction.audience': audience,
    'feeling.moment': said(moments, (key) => t(`components:moment.${key}`)),
    'feeling_mark.kind': said(['emotion', 'reason'] as const, (key) => t(`account:feelingMark.${key}`)),
    'feeling_mark.value': said(emotionKeys, (key) => t(`feelings:emotion.${key}`)),
    'support_case.kind': said(caseKinds, (key) => t(`cases:kind.${key}`)),
    'support_case.status': said(caseStatuses, (key) => t(`cases:status.${key}`)),
    'support_case.priority': said(casePriorities, (key) => t(`cases:priority.${key}`)),
    'support_case.audience': audience,
    'case_comment.audience': audience,
    'metric_series.kind': said(metricKinds, (key) => t(`usage:kind.${key}`)),
    'metric_point.period': said(metricPeriods, (key) => t(`usage:period.${key}`)),
    'survey_answer.kind': said(surveyKinds, (key) => t(`account:survey.${key}`)),
    'survey_answer.audience': audience,
    'task.recurrence': said(recurrences, (key) => t(`tasks:recurrence.${key}`)),
    'task.step_kind': said(playbookStepKinds, (key) => t(`playbooks:stepKind.${key}`)),
    'churn_event.kind': said(['loss', 'downsell', 'reactivation'] as const, (key) => t(`account:churnKind.${key}`)),
    'account_flag.flag': said(accountFlags, (key) => t(`journey:flag.${key}`)),
    'activation_step.step': said(activationSteps, (key) => t(`account:activationStep.${key}`)),
    'playbook_run.strategy': said(strategies, (key) => t(`playbooks:strategy.${key}`)),
    'playbook_run.state': said(runStates, (key) => t(`playbooks:runState.${key}`)),
    'firing.state': said(firingStates, (key) => t(`playbooks:alerts.state.${key}`)),
    'health_decision.computed_band': band,
    'health_decision.feeling_band': band,
    'health_decision.final_band': band,
    'health_decision.moment': said(moments, (key) => t(`components:moment.${key}`)),
    'content_sent.state': said(sendStates, (key) => t(`communication:state.${key}`)),
    'content_sent.result': said(sendResults, (key) => t(`communication:result.${key}`)),
    'opportunity.kind': said(opportunityKinds, (key) => t(`commercial:opportunities.kind.${key}`)),
    'opportunity.origin': said(opportunityOrigins, (key) => t(`commercial:opportunities.origin.${key}`)),
    'opportunity.status': said(opportunityStatuses, (key) => t(`commercial:opportunities.status.${key}`)),
    'renewal_verdict.consultant': verdict,
    'renewal_verdict.final': verdict,
    'advocacy.kind': said(advocacyKinds, (key) => t(`commercial:advocacy.kind.${key}`)),
    'advocacy.state': said(advocacyStates, (key) => t(`commercial:advocacy.state.${key}`)),
    'advocacy.audience': audience,
  };
}
