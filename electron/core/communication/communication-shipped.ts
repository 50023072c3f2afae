import type { ContentKind } from '#shared/domain/method-vocabulary.ts';
import type { Condition } from '#shared/domain/trigger-rule.ts';
import type { ShippedContent } from '../default-content/shipped-content.ts';

/** Their words are `communication:content_item.<key>`. */
const contents: readonly { key: string; kind: ContentKind }[] = [
  { key: 'welcome', kind: 'email' },
  { key: 'first_steps', kind: 'article' },
  { key: 'faq_support', kind: 'faq' },
  { key: 'unused_feature', kind: 'insight' },
  { key: 'daily_routine', kind: 'article' },
  { key: 'good_practice', kind: 'insight' },
  { key: 'new_people', kind: 'email' },
  { key: 'results_digest', kind: 'email' },
];

/** Their names are `communication:communication_track.<key>`; steps are contents with days after the start. */
const tracks: readonly { key: string; conditions: readonly Condition[]; steps: readonly [string, number][] }[] = [
  {
    key: 'welcome',
    conditions: [{ fact: 'stage_kind', op: 'one_of', value: ['welcome'] }],
    steps: [
      ['welcome', 0],
      ['first_steps', 7],
      ['faq_support', 16],
    ],
  },
  {
    key: 'partial_use',
    conditions: [{ fact: 'usage_breadth_percent', op: 'at_most', value: 60 }],
    steps: [
      ['unused_feature', 0],
      ['good_practice', 21],
    ],
  },
  {
    key: 'use_dropped',
    conditions: [{ fact: 'usage_change_percent', op: 'at_most', value: -50 }],
    steps: [
      ['new_people', 0],
      ['daily_routine', 14],
    ],
  },
];

/** The library and the tracks of a new workspace (H4). */
export const shipCommunication = (content: ShippedContent): void => {
  const positions = content.positions(contents.length);
  for (const [index, { key, kind }] of contents.entries()) {
    content.put('content_item', key, { content_key: key, kind, archived: 0, position: positions[index] ?? '' });
  }
  const places = content.positions(tracks.length);
  for (const [index, { key, conditions, steps }] of tracks.entries()) {
    const trackId = content.put('communication_track', key, {
      content_key: key,
      conditions: JSON.stringify(conditions),
      active: 1,
      position: places[index] ?? '',
    });
    const order = content.positions(steps.length);
    for (const [place, [contentKey, days]] of steps.entries()) {
      content.put('track_step', `${key}.${contentKey}`, {
        track_id: trackId,
        content_id: content.idOf('content_item', contentKey),
        offset_days: days,
        position: order[place] ?? '',
      });
    }
  }
};
