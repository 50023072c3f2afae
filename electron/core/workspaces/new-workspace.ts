import type { Language } from '#shared/domain/vocabulary.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import type { Actor } from '../kernel/clock.ts';
import { shipDefaultContent } from '../default-content/default-content.ts';

export interface NewWorkspace {
  name: string;
  memberName: string;
  language: Language;
  timeZone: string;
  currency: string;
  today: string;
}

/** The first rows of a workspace: itself, one team, one member (admin), and the shipped content (sync.md 2.3). */
export const seedWorkspace = (
  context: Pick<WriteContext, 'rows' | 'endMutation'>,
  actor: Actor,
  workspace: NewWorkspace,
): void => {
  const { rows } = context;
  const { name, memberName, language, timeZone, currency, today } = workspace;
  rows.insert(
    'workspace',
    { name, time_zone: timeZone, language, currency, review_cycle: 'journey_120_days' },
    actor.workspaceId,
  );
  rows.insert('team', { name }, actor.teamId);
  rows.insert('member', { team_id: actor.teamId, name: memberName, role: 'admin', active: 1 }, actor.memberId);
  shipDefaultContent(context, { workspaceId: actor.workspaceId, today });
};
