import { describe, expect, it } from 'vitest';
import { campaignRound, inAudience, nextCampaignRound } from '#shared/domain/campaign.ts';
import type { Condition } from '#shared/domain/trigger-rule.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

const calendar = { state: 'running', rhythm: 'half_yearly', startsOn: '2025-03-31', endsOn: null } as const;

describe('a campaign by calendar', () => {
  it('I4: comes again with its rhythm, and only its latest round counts', () => {
    expect(campaignRound(calendar, '2025-03-30')).toBeNull();
    expect(campaignRound(calendar, '2025-03-31')).toBe('2025-03-31');
    expect(campaignRound(calendar, '2025-09-29')).toBe('2025-03-31');
    expect(campaignRound(calendar, '2027-01-01')).toBe('2026-09-30');
    expect(nextCampaignRound(calendar, '2027-01-01')).toBe('2027-03-31');
  });

  it('I4: does nothing as a draft, after its end, or without a calendar', () => {
    expect(campaignRound({ ...calendar, state: 'draft' }, '2026-01-01')).toBeNull();
    expect(campaignRound({ ...calendar, endsOn: '2025-12-31' }, '2026-01-01')).toBeNull();
    expect(campaignRound({ ...calendar, rhythm: null }, '2026-01-01')).toBeNull();
    expect(nextCampaignRound({ ...calendar, endsOn: '2025-12-31' }, '2025-10-01')).toBeNull();
  });

  it('I4: may come a single time', () => {
    const once = { ...calendar, rhythm: 'once' } as const;
    expect(campaignRound(once, '2027-01-01')).toBe('2025-03-31');
    expect(nextCampaignRound(once, '2025-01-01')).toBe('2025-03-31');
    expect(nextCampaignRound(once, '2027-01-01')).toBeNull();
  });

  it('I4: speaks to everybody that meets its conditions, without conditions to all but the lost', () => {
    const high: Condition[] = [{ fact: 'touch_model', op: 'one_of', value: ['high'] }];
    expect(inAudience(quietAccount({ touchModel: 'high' }), high, '2026-01-01')?.values).toHaveLength(1);
    expect(inAudience(quietAccount(), high, '2026-01-01')).toBeNull();
    expect(inAudience(quietAccount(), [], '2026-01-01')).not.toBeNull();
    expect(inAudience(quietAccount({ status: 'lost' }), [], '2026-01-01')).toBeNull();
  });
});
