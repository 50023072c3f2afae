import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { isDrawn, type Mark, type MarkKind, type Point } from './picture-marks.ts';

/** How far an arrow key moves the cross, in pixels of the picture; with Shift one pixel. */
const STRIDE = 16;

export interface PictureDrawing {
  marks: readonly Mark[];
  /** What is being drawn right now. */
  pending: Mark | null;
  /** The cross of the keyboard; null while the mouse draws. */
  cross: Point | null;
  undo(): void;
  pointerEvents: {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>): void;
    onPointerMove(event: PointerEvent<HTMLCanvasElement>): void;
    onPointerUp(event: PointerEvent<HTMLCanvasElement>): void;
  };
  keyEvents: { onKeyDown(event: KeyboardEvent): void };
}

interface Input {
  canvas: RefObject<HTMLCanvasElement | null>;
  picture: { width: number; height: number };
  kind: MarkKind;
  /** Of a mark of kind `text`. */
  text: string;
}

/** Marks by mouse, pen or keys: arrows move a cross, Space sets where a mark begins and where it ends. */
export function usePictureDrawing({ canvas, picture, kind, text }: Input): PictureDrawing {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [pending, setPending] = useState<Mark | null>(null);
  const [cross, setCross] = useState<Point | null>(null);
  const drawing = useRef(false);

  function pointOf({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || box.width === 0) return { x: 0, y: 0 };
    return {
      x: ((clientX - box.left) / box.width) * picture.width,
      y: ((clientY - box.top) / box.height) * picture.height,
    };
  }

  function finish(mark: Mark | null): void {
    if (mark && isDrawn(mark)) setMarks((before) => [...before, mark]);
    setPending(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.shiftKey ? 1 : STRIDE;
    const moves: Record<string, Point> = {
      ArrowLeft: { x: -step, y: 0 },
      ArrowRight: { x: step, y: 0 },
      ArrowUp: { x: 0, y: -step },
      ArrowDown: { x: 0, y: step },
    };
    const move = moves[event.key];
    const now = cross ?? { x: picture.width / 2, y: picture.height / 2 };
    if (move) {
      const next = {
        x: Math.min(picture.width, Math.max(0, now.x + move.x)),
        y: Math.min(picture.height, Math.max(0, now.y + move.y)),
      };
      setCross(next);
      if (pending) setPending({ ...pending, to: next });
    } else if (event.key === ' ') {
      setCross(now);
      if (kind === 'text') finish({ kind, from: now, to: now, text });
      else if (pending) finish({ ...pending, to: now });
      else setPending({ kind, from: now, to: now, text });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    marks,
    pending,
    cross,
    undo: () => setMarks((before) => before.slice(0, -1)),
    keyEvents: { onKeyDown },
    pointerEvents: {
      onPointerDown(event) {
        const from = pointOf(event);
        setCross(null);
        if (kind === 'text') {
          finish({ kind, from, to: from, text });
          return;
        }
        drawing.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setPending({ kind, from, to: from, text });
      },
      onPointerMove(event) {
        if (drawing.current && pending) setPending({ ...pending, to: pointOf(event) });
      },
      onPointerUp(event) {
        if (!drawing.current) return;
        drawing.current = false;
        finish(pending && { ...pending, to: pointOf(event) });
      },
    },
  };
}
