import { start } from './0001-start.ts';
import { sync } from './0002-sync.ts';
import { searchDue } from './0003-search-due.ts';
import { deferredChanges } from './0004-deferred-changes.ts';
import { ongoingMethod } from './0005-ongoing-method.ts';
import type { Migration } from './migration.ts';

/** In order, listed by hand. */
export const migrations: readonly Migration[] = [start, sync, searchDue, deferredChanges, ongoingMethod];
