import type { ConflictEntry } from '#shared/contract/sync.ts';

/** What is decided by one press: one conflict, all rows of one late unit of work, all edits met by one deletion. */
export interface Decision {
  id: string;
  first: ConflictEntry;
  all: ConflictEntry[];
}

function keyOf({ id, kind, groupId, table, rowId }: ConflictEntry): string {
  return kind === 'delete-edit' ? `${table}:${rowId}` : (groupId ?? id);
}

/** What core settles together stands together, at the place of the first (sync.md 2.9, 2.12). */
export function decisions(conflicts: readonly ConflictEntry[]): Decision[] {
  const found = new Map<string, Decision>();
  for (const conflict of conflicts) {
    const key = keyOf(conflict);
    const known = found.get(key);
    if (known) known.all.push(conflict);
    else found.set(key, { id: conflict.id, first: conflict, all: [conflict] });
  }
  return [...found.values()];
}

/** What the record is called, where that says more than the account it belongs to; null for the account itself. */
export function titleBeside({ title, accountName }: ConflictEntry): string | null {
  return title === accountName ? null : title;
}

/** Which one is open after `id` was decided: the one that takes its place, else the last; null when none is left. */
export function nextAfter(list: readonly Decision[], id: string): string | null {
  const place = list.findIndex((decision) => decision.id === id);
  return (list[place + 1] ?? list[place - 1])?.id ?? null;
}

/** Whether any of it can be used; late edits of what was erased can only be read, copied and dismissed. */
export function canTake({ all }: Decision): boolean {
  return all.some(({ hindrance }) => hindrance === null);
}

const erasures: ReadonlySet<string | null> = new Set(['account_erased', 'row_erased']);

/** Whether what it is about was erased for good: all of it, some, or nothing. */
export function erasedOf({ all }: Decision): 'all' | 'some' | 'none' {
  const erased = all.filter(({ hindrance }) => erasures.has(hindrance)).length;
  return erased === 0 ? 'none' : erased === all.length ? 'all' : 'some';
}
