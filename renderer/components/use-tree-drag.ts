import { type DragEvent, useState } from 'react';
import { isBelow, type TreeNode } from './tree-rows.ts';

export type DropPlace = 'before' | 'inside' | 'after';

interface Handlers {
  draggable?: boolean;
  onDragStart?(event: DragEvent<HTMLElement>): void;
  onDragOver?(event: DragEvent<HTMLElement>): void;
  onDragLeave?(): void;
  onDrop?(event: DragEvent<HTMLElement>): void;
  onDragEnd?(): void;
}

/** Dragging rows of a tree: the upper and lower quarter of a row set beside it, the middle sets into it. */
export function useTreeDrag(
  nodes: readonly TreeNode[],
  onDrop: ((id: string, targetId: string, place: DropPlace) => void) | undefined,
): { handlers(id: string): Handlers; placeOn(id: string): DropPlace | undefined } {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<{ id: string; place: DropPlace } | null>(null);
  const allowed = (id: string) => dragged !== null && dragged !== id && !isBelow(nodes, dragged, id);

  function end(): void {
    setDragged(null);
    setOver(null);
  }

  return {
    placeOn: (id) => (over?.id === id ? over.place : undefined),
    handlers(id) {
      if (!onDrop) return {};
      return {
        draggable: true,
        onDragStart(event) {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', id);
          setDragged(id);
        },
        onDragOver(event) {
          if (!allowed(id)) return;
          event.preventDefault();
          const { top, height } = event.currentTarget.getBoundingClientRect();
          const share = (event.clientY - top) / height;
          const place = share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'inside';
          if (over?.id !== id || over.place !== place) setOver({ id, place });
        },
        onDragLeave: () => setOver(null),
        onDrop(event) {
          event.preventDefault();
          if (dragged !== null && allowed(id) && over) onDrop(dragged, id, over.place);
          end();
        },
        onDragEnd: end,
      };
    },
  };
}
