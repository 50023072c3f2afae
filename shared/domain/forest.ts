export type TreeNode<Row> = { row: Row; depth: number; children: TreeNode<Row>[] };

/**
 * Trees of any depth from flat rows. No row is ever hidden: one whose parent is missing becomes a root, and a cycle
 * (two people moving two rows at once) is opened at its first row by `compare`.
 */
export function buildForest<Row extends { id: string }>(
  rows: readonly Row[],
  parentOf: (row: Row) => string | null,
  compare: (a: Row, b: Row) => number,
): TreeNode<Row>[] {
  const sorted = rows.toSorted(compare);
  const nodes = new Map(sorted.map((row): [string, TreeNode<Row>] => [row.id, { row, depth: 0, children: [] }]));
  const roots: TreeNode<Row>[] = [];
  const waiting = new Set(nodes.values());
  for (const node of waiting) {
    const parent = nodes.get(parentOf(node.row) ?? '');
    if (parent && parent !== node) parent.children.push(node);
    else roots.push(node);
  }

  for (const root of roots) settle(root, waiting);
  // What no root reaches hangs on a cycle.
  for (const node of waiting) {
    const start = firstOfCycle(node, nodes, parentOf, compare);
    const parent = nodes.get(parentOf(start.row) ?? '');
    parent?.children.splice(parent.children.indexOf(start), 1);
    roots.push(start);
    settle(start, waiting);
  }
  return roots.toSorted((a, b) => compare(a.row, b.row));
}

// A stack and not recursion: a chain of ten thousand rows must not end the process.
function settle<Row>(root: TreeNode<Row>, waiting: Set<TreeNode<Row>>): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    waiting.delete(node);
    for (const child of node.children) {
      child.depth = node.depth + 1;
      open.push(child);
    }
  }
}

function firstOfCycle<Row extends { id: string }>(
  from: TreeNode<Row>,
  nodes: ReadonlyMap<string, TreeNode<Row>>,
  parentOf: (row: Row) => string | null,
  compare: (a: Row, b: Row) => number,
): TreeNode<Row> {
  const up = (node: TreeNode<Row>) => nodes.get(parentOf(node.row) ?? '') ?? node;
  const seen = new Set<TreeNode<Row>>();
  let entry = from;
  while (!seen.has(entry)) {
    seen.add(entry);
    entry = up(entry);
  }
  let first = entry;
  for (let node = up(entry); node !== entry; node = up(node)) {
    if (compare(node.row, first.row) < 0) first = node;
  }
  return first;
}

/** Parents before children, siblings in order. */
export function flattenForest<Row>(roots: readonly TreeNode<Row>[]): TreeNode<Row>[] {
  const flat: TreeNode<Row>[] = [];
  const open = roots.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    flat.push(node);
    open.push(...node.children.toReversed());
  }
  return flat;
}

/** All rows below one, itself not included. */
export function descendantIds<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  parentOf: (row: Row) => string | null,
): Set<string> {
  const childrenOf = Map.groupBy(rows, parentOf);
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of childrenOf.get(next) ?? []) {
      if (child.id === id || found.has(child.id)) continue;
      found.add(child.id);
      open.push(child.id);
    }
  }
  return found;
}
