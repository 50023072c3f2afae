import type { ShippedContent } from '../default-content/shipped-content.ts';
import { shippedPlaybooks } from './playbook-defaults.ts';

/** I3, I4, I5. Words: `playbooks:playbook` and `playbooks:playbook_step`. */
export const shipPlaybooks = (content: ShippedContent): void => {
  const positions = content.positions(shippedPlaybooks.length);
  for (const [index, { key, strategy, steps }] of shippedPlaybooks.entries()) {
    const playbookId = content.put('playbook', key, {
      content_key: key,
      strategy,
      archived: 0,
      position: positions[index] ?? '',
    });
    const places = content.positions(steps.length);
    for (const [place, [stepKey, kind, role, offsetDays, durationDays]] of steps.entries()) {
      content.put('playbook_step', `${key}.${stepKey}`, {
        playbook_id: playbookId,
        content_key: `${key}.${stepKey}`,
        kind,
        role,
        offset_days: offsetDays,
        duration_days: durationDays,
        position: places[place] ?? '',
      });
    }
  }
};
