import type { ReactNode } from 'react';

export interface TreeNode {
  id: string;
  /** Also what is read aloud. */
  content: ReactNode;
  children?: readonly TreeNode[];
}

export interface TreeRow {
  node: TreeNode;
  parentId: string | null;
  /** From 1. */
  level: number;
  hasChildren: boolean;
  isOpen: boolean;
  /** From 1, among its siblings. */
  position: number;
  siblings: number;
}

/** The rows that are on screen, from top to bottom. */
export function flattenTree(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  parentId: string | null = null,
  level = 1,
): TreeRow[] {
  return nodes.flatMap((node, index) => {
    const children = node.children ?? [];
    const isOpen = !closed.has(node.id);
    const row = {
      node,
      parentId,
      level,
      hasChildren: children.length > 0,
      isOpen,
      position: index + 1,
      siblings: nodes.length,
    };
    return [row, ...(isOpen ? flattenTree(children, closed, node.id, level + 1) : [])];
  });
}

/** Whether the second stands anywhere below the first; a node is not below itself. */
export function isBelow(nodes: readonly TreeNode[], ancestorId: string, id: string): boolean {
  for (const { id: own, children = [] } of nodes) {
    if (own === ancestorId) return contains(children, id);
    if (isBelow(children, ancestorId, id)) return true;
  }
  return false;
}

function contains(nodes: readonly TreeNode[], id: string): boolean {
  return nodes.some((node) => node.id === id || contains(node.children ?? [], id));
}
