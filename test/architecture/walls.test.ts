import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './source-files.ts';

interface Wall {
  room: string;
  inside: RegExp;
  may: RegExp;
}

const pure = String.raw`zod|uuid|temporal-polyfill|node-diff3|@orpc/contract`;

/** Who may import whom (docs/README.md): a file that matches `inside` imports only what matches `may`. */
const walls: Wall[] = [
  { room: 'shared', inside: /^shared\//, may: new RegExp(`^(shared/|(${pure})$)`) },
  {
    room: 'shared/sync without the contract library',
    inside: /^shared\/sync\//,
    may: /^(shared\/(sync|domain)\/|zod$|uuid$|node-diff3$)/,
  },
  {
    room: 'electron/database',
    inside: /^electron\/database\//,
    may: /^(electron\/database\/|shared\/sync\/|node:|kysely$|better-sqlite3$)/,
  },
  {
    room: 'electron/sync',
    inside: /^electron\/sync\//,
    may: /^(electron\/(sync|database|core\/kernel)\/|shared\/|node:|zod$|kysely$|better-sqlite3$)/,
  },
  {
    room: 'electron/core',
    inside: /^electron\/core\//,
    may: /^(electron\/(core|database|sync)\/|shared\/|resources\/|(?!electron($|\/)|react)[a-z@][^/]*(\/|$)|node:)/,
  },
  {
    room: 'electron/core knows sync only where a workspace is opened',
    inside: /^electron\/core\/(?!workspaces\/)/,
    may: /^(?!electron\/sync\/)/,
  },
  {
    room: 'electron/main',
    inside: /^electron\/main\//,
    may: /^(electron$|electron\/main\/|shared\/contract\/host\.ts$|shared\/i18n\/|zod$|node:)/,
  },
  {
    room: 'electron/preload',
    inside: /^electron\/preload\//,
    may: /^(electron$|electron\/preload\/|electron\/main\/window-calls\.ts$|shared\/contract\/host\.ts$)/,
  },
  {
    room: 'server',
    inside: /^server\//,
    may: /^(server\/|shared\/(sync|domain|i18n|contract\/server)\/|(?!electron($|\/)|react|@orpc|shared|renderer|test|resources)[a-z@][^/]*(\/|$)|node:)/,
  },
  {
    room: 'the sign-in and admin API without the contract library',
    inside: /^shared\/contract\/server\//,
    may: /^(shared\/(contract\/server|sync|domain)\/|zod$)/,
  },
  {
    room: 'renderer',
    inside: /^renderer\//,
    may: /^(renderer\/|shared\/|(?!electron|better-sqlite3|kysely|node:|test\/|resources\/)[a-z@])/,
  },
  {
    room: 'renderer, shared pieces',
    inside: /^renderer\/(components|charts|lib|theme)\//,
    may: /^(?!renderer\/(app|features|print)\/)/,
  },
];

describe('walls between rooms', () => {
  const files = sourceFiles();

  it.each(walls)('$room', ({ inside, may }) => {
    const broken = files
      .filter((file) => inside.test(file.path))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !may.test(target))
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(broken).toEqual([]);
  });

  it('keep features from importing each other', () => {
    const broken = files.flatMap((file) => {
      const [, feature] = /^renderer\/features\/([^/]+)\//.exec(file.path) ?? [];
      if (!feature) return [];
      return importsOf(file)
        .filter((target) => target.startsWith('renderer/'))
        .filter(
          (target) =>
            !new RegExp(`^renderer/(components|charts|lib|theme)/|^renderer/features/${feature}/`).test(target),
        )
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('let only main and preload import electron', () => {
    const broken = files
      .filter((file) => !/^electron\/(main|preload)\/|^test\//.test(file.path))
      .filter((file) => importsOf(file).some((target) => target === 'electron'));
    expect(broken.map((file) => file.path)).toEqual([]);
  });

  it('let nothing of the product know the stand-in for Electron', () => {
    const broken = files.filter((file) => !file.path.startsWith('test/') && /electron-host|stand-in/.test(file.text));
    expect(broken.map((file) => file.path)).toEqual([]);
  });

  it('notice a wall that is broken', () => {
    const file = { path: 'renderer/features/plan/x.ts', text: `import { y } from '#core/kernel/kernel.ts';` };
    const wall = walls.find(({ room }) => room === 'renderer');
    expect(importsOf(file).every((target) => wall?.may.test(target))).toBe(false);
  });
});
