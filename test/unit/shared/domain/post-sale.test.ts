import { describe, expect, it } from 'vitest';
import { placedByHand, postSaleByRule, type PostSaleFacts } from '#shared/domain/post-sale.ts';

const grown: PostSaleFacts = {
  status: 'ongoing',
  ongoingStart: '2025-01-01',
  breadthPercent: 80,
  openExpansion: false,
  promoter: false,
  reference: false,
};
const today = '2026-03-16';
const place = (facts: Partial<PostSaleFacts>) => postSaleByRule({ ...grown, ...facts }, today);

describe('the stage of the post-sale funnel', () => {
  it('A8: is adoption for half a year, and while little is used', () => {
    expect(place({ ongoingStart: '2025-09-18' })).toEqual({ stage: 'adoption', why: 'young' });
    expect(place({ ongoingStart: '2025-09-17' })).toEqual({ stage: 'retention', why: 'stays' });
    expect(place({ breadthPercent: 49 })).toEqual({ stage: 'adoption', why: 'low_adoption' });
    expect(place({ breadthPercent: null })?.stage).toBe('retention');
    expect(place({ status: 'onboarding' })?.why).toBe('onboarding');
  });

  it('A8: grows to expansion with an open opportunity and to evangelisation with a promoter who speaks for us', () => {
    expect(place({ openExpansion: true })).toEqual({ stage: 'expansion', why: 'opportunity' });
    expect(place({ openExpansion: true, promoter: true })?.stage).toBe('expansion');
    expect(place({ promoter: true, reference: true })).toEqual({ stage: 'evangelisation', why: 'advocate' });
    expect(place({ status: 'lost' })).toBeNull();
  });

  it('A8, K7: what somebody placed stands, also in files that know no mark', () => {
    expect(placedByHand({ post_sale_stage: 'expansion', post_sale_by_hand: 1 })).toBe(true);
    expect(placedByHand({ post_sale_stage: 'expansion', post_sale_by_hand: null })).toBe(true);
    expect(placedByHand({ post_sale_stage: null, post_sale_by_hand: null })).toBe(false);
    expect(placedByHand({ post_sale_stage: 'expansion', post_sale_by_hand: 0 })).toBe(false);
  });
});
