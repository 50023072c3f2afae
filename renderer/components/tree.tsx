import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flattenTree, type TreeNode } from './tree-rows.ts';
import { useRowControls } from './use-row-controls.ts';
import { type DropPlace, useTreeDrag } from './use-tree-drag.ts';
import classes from './tree.module.css';

export type TreeMove = 'up' | 'down' | 'in' | 'out';

interface Props {
  label: string;
  nodes: readonly TreeNode[];
  /** Enter and click. */
  onOpen?(id: string): void;
  currentId?: string | undefined;
  /** Alt with the arrows: among siblings, into the one above, out to the parent's level. */
  onMove?(id: string, move: TreeMove): void;
  /** A row was dragged onto another. Parents are never offered their own descendants. */
  onDrop?(id: string, targetId: string, place: DropPlace): void;
}

/** Nested rows with the keyboard of a tree: ↑↓ walk, → opens, ← closes or goes to the parent, Home, End. */
export function Tree({ label, nodes, onOpen, currentId, onMove, onDrop }: Props): ReactNode {
  const { t } = useTranslation('components');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = flattenTree(nodes, closed);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === activeId),
  );
  const drag = useTreeDrag(nodes, onDrop);
  useRowControls(list, '[role="treeitem"]', 'a, button, input');

  function focusRow(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setActiveId(row.node.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.node.id)}"]`)?.focus();
  }

  function setOpen(id: string, open: boolean): void {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  }

  function toggle(event: MouseEvent, id: string, open: boolean): void {
    event.stopPropagation();
    setOpen(id, open);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[activeIndex];
    if (!row || event.target !== event.currentTarget) return;
    const { node, parentId, hasChildren, isOpen } = row;
    if (event.altKey && onMove) {
      const moves: Record<string, TreeMove> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
      const move = moves[event.key];
      if (!move) return;
      onMove(node.id, move);
    } else if (event.key === 'ArrowDown') focusRow(activeIndex + 1);
    else if (event.key === 'ArrowUp') focusRow(activeIndex - 1);
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(rows.length - 1);
    else if (event.key === 'ArrowRight' && hasChildren) {
      if (isOpen) focusRow(activeIndex + 1);
      else setOpen(node.id, true);
    } else if (event.key === 'ArrowLeft') {
      if (hasChildren && isOpen) setOpen(node.id, false);
      else if (parentId !== null) focusRow(rows.findIndex((other) => other.node.id === parentId));
    } else if (event.key === 'Enter') onOpen?.(node.id);
    else return;
    event.preventDefault();
  }

  return (
    <>
      {onMove && (
        <p className="only-read" id="tree-hint">
          {t('tree.moveHint')}
        </p>
      )}
      <ul ref={list} role="tree" aria-label={label} className={classes['tree']}>
        {rows.map(({ node, level, hasChildren, isOpen, position, siblings }, index) => (
          <li
            key={node.id}
            role="treeitem"
            className={classes['row']}
            data-id={node.id}
            data-current={node.id === currentId || undefined}
            data-drop={drag.placeOn(node.id)}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={siblings}
            aria-expanded={hasChildren ? isOpen : undefined}
            aria-selected={node.id === currentId}
            aria-describedby={onMove ? 'tree-hint' : undefined}
            tabIndex={index === activeIndex ? 0 : -1}
            style={{ paddingLeft: (level - 1) * 20 + 4 }}
            onKeyDown={onKeyDown}
            onFocus={() => setActiveId(node.id)}
            onClick={(event) => {
              if (!(event.target as Element).closest('a, button, input, label')) onOpen?.(node.id);
            }}
            {...drag.handlers(node.id)}
          >
            {hasChildren ? (
              // For the pointer; the keyboard opens and closes with the arrows, and the row says which it is.
              <span className={classes['toggle']} aria-hidden onClick={(event) => toggle(event, node.id, !isOpen)}>
                {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
              </span>
            ) : (
              <span className={classes['toggle']} />
            )}
            <div className={classes['content']}>{node.content}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
