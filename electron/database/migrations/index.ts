import { start } from './0001-start.ts';
import type { Migration } from './migration.ts';

/** In order, listed by hand. */
export const migrations: readonly Migration[] = [start];
