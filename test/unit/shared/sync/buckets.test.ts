import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  accountOfBucket,
  bucketFits,
  bucketMember,
  bucketOf,
  bucketsHash,
  bucketTeam,
  privateBucket,
} from '#shared/sync/buckets.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

describe('names of buckets', () => {
  it('say whose they are', () => {
    expect([accountOfBucket('a:1'), accountOfBucket('p:1:2'), accountOfBucket('w'), accountOfBucket('m:2')]).toEqual([
      '1',
      '1',
      null,
      null,
    ]);
    expect([bucketMember('m:2'), bucketMember('p:1:2'), bucketMember('a:1')]).toEqual(['2', '2', null]);
    expect([bucketTeam('t:3'), bucketTeam('w')]).toEqual(['3', null]);
  });

  it('are compared by one hash, in whatever order', () => {
    expect(bucketsHash(['w', 'a:1', 'm:2'], sha256)).toBe(bucketsHash(new Set(['m:2', 'w', 'a:1']), sha256));
    expect(bucketsHash(['w'], sha256)).not.toBe(bucketsHash(['w', 'a:1'], sha256));
    expect(bucketsHash(['a:1', 'w'], sha256)).toBe(sha256('a:1\nw').toString('hex'));
  });
});

describe('the bucket of a row', () => {
  it('comes from its own fields', () => {
    expect(bucketOf('account', '1', {}, '2')).toBe('a:1');
    expect(bucketOf('task', '9', { account_id: null }, '2')).toBe('m:2');
    expect(bucketOf('task', '9', { account_id: '1' }, '2')).toBe('a:1');
    expect(bucketOf('private_note', '9', { account_id: '1' }, '2')).toBe(privateBucket('1', '2'));
    expect(() => bucketOf('note', '9', {}, '2')).toThrow('account');
    expect(() => bucketOf('conflict', '9', {}, '2')).toThrow('about');
  });

  it.each([
    ['a new row where its fields say', 'note', 'a:1', { account_id: '1' }, true, true],
    ['a new row of another account', 'note', 'a:2', { account_id: '1' }, true, false],
    ['a new row of no account', 'note', 'a:1', {}, true, false],
    ['a private row of another member', 'private_note', 'p:1:3', { account_id: '1' }, true, false],
    ['an edit that says nothing of the account', 'note', 'a:1', { body: 'x' }, false, true],
    ['an edit that would move the row', 'note', 'a:1', { account_id: '2' }, false, false],
    ['an edit that would take a task out of its account', 'task', 'a:1', { account_id: null }, false, false],
    ['an edit that would give a member’s task an account', 'task', 'm:2', { account_id: '1' }, false, false],
    ['settling a conflict anywhere', 'conflict', 'a:1', { state: 'kept' }, false, true],
  ] as const)('decides %s', (_, name, bucket, fields, isNew, fits) => {
    expect(bucketFits(name, '9', bucket, fields, '2', isNew)).toBe(fits);
  });
});
