import { buildForest, descendantIds, flattenForest, type TreeNode } from './forest.ts';
import type { Influence } from './vocabulary.ts';

export type ChartContact = { id: string; name: string; reportsToId: string | null; influence: Influence | null };

/** A place on the chart: `level` 0 is the top; `column` counts boxes from the left and may lie half-way between two. */
export type ChartBox<Contact> = { contact: Contact; level: number; column: number; managerId: string | null };

export type OrgChart<Contact> = { boxes: ChartBox<Contact>[]; levels: number; columns: number };

const weights: Record<Influence, number> = { high: 0, medium: 1, low: 2 };
const reportsTo = (contact: ChartContact) => contact.reportsToId;

function byInfluence(a: ChartContact, b: ChartContact): number {
  const difference = weights[a.influence ?? 'low'] - weights[b.influence ?? 'low'];
  if (difference !== 0) return difference;
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** A3. Who reports to whom; people without a known manager are roots, the most influential first. */
export function buildOrgForest<Contact extends ChartContact>(contacts: readonly Contact[]): TreeNode<Contact>[] {
  return buildForest(contacts, reportsTo, byInfluence);
}

/** A3. Boxes that never overlap: each leaf has a column of its own, a manager stands over the middle of the reports. */
export function layoutOrgChart<Contact extends ChartContact>(contacts: readonly Contact[]): OrgChart<Contact> {
  const nodes = flattenForest(buildOrgForest(contacts));
  const columnOf = new Map<TreeNode<Contact>, number>();
  const managerOf = new Map<TreeNode<Contact>, string>();
  let columns = 0;
  for (const node of nodes) {
    if (node.children.length === 0) columnOf.set(node, columns++);
    for (const child of node.children) managerOf.set(child, node.row.id);
  }
  // Children come after their parents, so backwards every child is placed first.
  for (const node of nodes.toReversed()) {
    const [first, last] = [node.children.at(0), node.children.at(-1)];
    if (first && last) columnOf.set(node, ((columnOf.get(first) ?? 0) + (columnOf.get(last) ?? 0)) / 2);
  }
  const boxes = nodes.map((node) => ({
    contact: node.row,
    level: node.depth,
    column: columnOf.get(node) ?? 0,
    managerId: managerOf.get(node) ?? null,
  }));
  return { boxes, levels: boxes.reduce((most, { level }) => Math.max(most, level + 1), 0), columns };
}

/** Nobody reports to themselves or to somebody below them. */
export function canReportTo(contacts: readonly ChartContact[], id: string, managerId: string | null): boolean {
  if (managerId === null) return true;
  return managerId !== id && !descendantIds(contacts, id, reportsTo).has(managerId);
}
