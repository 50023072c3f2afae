import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Disc } from './journey-layout.ts';
import { discAt, isArrow, isInside, neighbour, type Point } from './journey-reach.ts';

/** The pointer draws a lasso once it went so far with the button down, in pixels. */
const LASSO_FROM = 5;

interface Options {
  discs: readonly Disc[];
  focusedId: string | null;
  selected: ReadonlySet<string>;
  onFocus(id: string): void;
  onInspect(id: string): void;
  onSelect(selected: ReadonlySet<string>): void;
  /** Into the cell of the focused one. */
  onZoom(id: string): void;
  /** Out of a cell, or drops the selection. */
  onLeave(): void;
}

export interface PictureHands {
  hoveredId: string | null;
  /** The line drawn so far. */
  lasso: readonly Point[];
  handlers: {
    onPointerDown(event: PointerEvent<SVGSVGElement>): void;
    onPointerMove(event: PointerEvent<SVGSVGElement>): void;
    onPointerUp(event: PointerEvent<SVGSVGElement>): void;
    onPointerLeave(): void;
  };
  onKeyDown(event: KeyboardEvent): void;
}

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  set.has(id) ? new Set([...set].filter((one) => one !== id)) : new Set([...set, id]);

/** Pointer and keys on the picture: hover, click, shift-click, lasso; arrows, Enter, Space, Z, Escape (D4). */
export function usePictureHands(options: Options): PictureHands {
  const { discs, focusedId, selected, onFocus, onInspect, onSelect, onZoom, onLeave } = options;
  const [hoveredId, setHovered] = useState<string | null>(null);
  const [lasso, setLasso] = useState<readonly Point[]>([]);
  const start = useRef<Point | null>(null);

  const pointOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (event.button !== 0 || (event.target as Element).closest('[role="button"]')) return;
    start.current = pointOf(event);
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const point = pointOf(event);
    const from = start.current;
    if (!from) return setHovered(discAt(discs, point.x, point.y)?.id ?? null);
    if (lasso.length === 0) {
      if (Math.hypot(point.x - from.x, point.y - from.y) < LASSO_FROM) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setHovered(null);
    }
    setLasso([...(lasso.length === 0 ? [from] : lasso), point]);
  }

  function onPointerUp(event: PointerEvent<SVGSVGElement>): void {
    const from = start.current;
    start.current = null;
    if (!from) return;
    if (lasso.length > 2) {
      const inside = discs.filter((disc) => isInside(disc, lasso)).map(({ id }) => id);
      onSelect(new Set([...(event.shiftKey ? selected : []), ...inside]));
      return setLasso([]);
    }
    setLasso([]);
    const hit = discAt(discs, from.x, from.y);
    if (!hit) return;
    onFocus(hit.id);
    if (event.shiftKey) onSelect(toggled(selected, hit.id));
    else onInspect(hit.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const from = discs.find(({ id }) => id === focusedId) ?? null;
    const done = (): void => event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(key)) {
      const next = from ? neighbour(discs, from, key) : discs[0];
      done();
      if (!next) return;
      onFocus(next.id);
      if (event.shiftKey) onSelect(new Set([...selected, ...(from ? [from.id] : []), next.id]));
    } else if (key === 'Escape') {
      onLeave();
    } else if (!from) {
      return;
    } else if (key === 'Enter') {
      done();
      onInspect(from.id);
    } else if (key === ' ') {
      done();
      onSelect(toggled(selected, from.id));
    } else if (key === 'z' || key === '+') {
      done();
      event.stopPropagation();
      onZoom(from.id);
    }
  }

  return {
    hoveredId,
    lasso,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave: () => setHovered(null) },
    onKeyDown,
  };
}
