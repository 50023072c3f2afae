import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolderOption } from '#main/start-options.ts';

const here = resolve('/work-folder');

it('reads the data folder in both spellings, relative to where the app was started', () => {
  expect(dataFolderOption(['electron', '.', '--data-folder', 'demo'], here)).toBe(resolve(here, 'demo'));
  expect(dataFolderOption(['electron', '.', '--data-folder=/srv/demo'], here)).toBe(resolve('/srv/demo'));
});

it('leaves the usual place when there is none', () => {
  expect(dataFolderOption(['electron', '.', '--lang=en'], here)).toBeNull();
  expect(dataFolderOption(['electron', '.', '--data-folder'], here)).toBeNull();
  expect(dataFolderOption(['electron', '.', '--data-folder='], here)).toBeNull();
});
