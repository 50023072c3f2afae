import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '#database/migrations/index.ts';
import { projectRoot } from './source-files.ts';

const folder = join(projectRoot, 'electron/database/migrations');

/** SHA-256 of each released migration: a released one is never edited, a change is a new one. */
const frozen: Record<string, string> = {
  '0001-start.ts': '1009e13497df50a720a7428d424fd079f2572bdbf61028a8fe601ecce99ce6ae',
};

describe('migrations', () => {
  const files = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));

  it('are listed by hand, all of them, in order', () => {
    expect(migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`)).toEqual(
      files.toSorted(),
    );
  });

  it('stay as they were released', () => {
    for (const [name, hash] of Object.entries(frozen)) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
        name,
      ).toBe(hash);
    }
    expect(Object.keys(frozen).every((name) => files.includes(name))).toBe(true);
  });
});
