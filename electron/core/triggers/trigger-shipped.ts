import type { ShippedContent } from '../default-content/shipped-content.ts';
import { shippedCampaigns, shippedRules } from './trigger-defaults.ts';

/** I3, I4, I5: after the playbooks, which they name. Words: `playbooks:trigger_rule` and `playbooks:campaign`. */
export const shipTriggers = (content: ShippedContent): void => {
  const campaigns = content.positions(shippedCampaigns.length);
  for (const [index, { key, kind, state, playbook, conditions, rhythm }] of shippedCampaigns.entries()) {
    content.put('campaign', key, {
      content_key: key,
      kind,
      state,
      playbook_id: content.idOf('playbook', playbook),
      conditions: JSON.stringify(conditions),
      rhythm,
      position: campaigns[index] ?? '',
    });
  }
  const rules = content.positions(shippedRules.length);
  for (const [index, rule] of shippedRules.entries()) {
    content.put('trigger_rule', rule.key, {
      content_key: rule.key,
      conditions: JSON.stringify(rule.conditions),
      action: rule.action,
      playbook_id: rule.playbook === null ? null : content.idOf('playbook', rule.playbook),
      campaign_id: rule.campaign === null ? null : content.idOf('campaign', rule.campaign),
      repeat: rule.repeat,
      repeat_days: rule.repeatDays,
      active: 1,
      position: rules[index] ?? '',
    });
  }
};
