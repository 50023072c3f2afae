import type { SearchHit } from '#shared/contract/system.ts';
import type { Action } from '#renderer/lib/actions.ts';

export type PaletteGroup = 'accounts' | 'actions' | 'pages' | 'found';

export interface PaletteEntry {
  id: string;
  label: string;
  /** The account that a hit belongs to. */
  context?: string;
  keys?: string;
  table?: string;
  excerpt?: SearchHit['excerpt'];
  group: PaletteGroup;
  run(): void;
}

/** Without capitals and accents, as the search itself reads. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Actions whose words all begin with what was typed, in their own order. */
export function actionEntries(actions: readonly Action[], text: string): PaletteEntry[] {
  const asked = folded(text).split(/\s+/).filter(Boolean);
  return actions
    .filter(({ id }) => id !== 'shell.palette')
    .flatMap((action): PaletteEntry[] => {
      const label = action.label();
      const words = folded(`${label} ${action.words?.() ?? ''}`).split(/\s+/);
      if (!asked.every((part) => words.some((word) => word.startsWith(part)))) return [];
      return [
        {
          id: action.id,
          label,
          group: action.group === 'go' ? 'pages' : 'actions',
          run: action.run,
          ...(action.keys ? { keys: action.keys } : {}),
        },
      ];
    });
}

/** What was found: the accounts themselves first, then what is written about them. */
export function hitEntries(hits: readonly SearchHit[], open: (hit: SearchHit) => void): PaletteEntry[] {
  return hits.map((hit) => ({
    id: `${hit.table}:${hit.rowId}`,
    label: hit.title,
    table: hit.table,
    excerpt: hit.table === 'account' ? [] : hit.excerpt,
    group: hit.table === 'account' ? 'accounts' : 'found',
    run: () => open(hit),
    ...(hit.table !== 'account' && hit.accountName ? { context: hit.accountName } : {}),
  }));
}

export interface EntryGroup {
  group: PaletteGroup;
  /** Place of its first entry among all. */
  start: number;
  entries: PaletteEntry[];
}

/** In the order they stand on screen; empty groups are left out. */
export function groupEntries(actions: readonly PaletteEntry[], hits: readonly PaletteEntry[]): EntryGroup[] {
  const all = [...hits, ...actions];
  const groups: EntryGroup[] = [];
  let start = 0;
  for (const group of ['accounts', 'pages', 'actions', 'found'] as const) {
    const entries = all.filter((entry) => entry.group === group);
    if (entries.length > 0) groups.push({ group, start, entries });
    start += entries.length;
  }
  return groups;
}
