import { describe, expect, it } from 'vitest';
import * as vocabulary from '#shared/domain/vocabulary.ts';

const lists = Object.entries(vocabulary).map(([name, keys]): [string, readonly string[]] => [name, keys]);

describe('vocabulary', () => {
  it.each(lists)('%s holds each key once', (_, keys) => {
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('writes every key in snake_case, languages apart', () => {
    const keys = lists.filter(([name]) => name !== 'languages').flatMap(([, list]) => list);
    expect(keys.filter((key) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key))).toEqual([]);
  });
});
