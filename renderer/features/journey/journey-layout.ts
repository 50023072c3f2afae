import type { ColumnId, Item, RowId } from './journey-cells.ts';

export interface Disc {
  id: string;
  x: number;
  y: number;
  r: number;
  /** Where its name begins and how it is cut; null where there is no room for names. */
  label: { x: number; text: string } | null;
}

export interface Band<Id> {
  id: Id;
  start: number;
  size: number;
  count: number;
}

export interface CellBox {
  column: ColumnId;
  row: RowId;
  x: number;
  y: number;
  width: number;
  height: number;
  count: number;
}

export interface PictureLayout {
  width: number;
  height: number;
  columns: Band<ColumnId>[];
  rows: Band<RowId>[];
  /** Only those that hold somebody. */
  cells: CellBox[];
  discs: Disc[];
  /** Radius of a value: `perRoot * √value`, never below `least`. */
  perRoot: number;
  least: number;
}

export interface LayoutOptions {
  width: number;
  /** What the window gives; names may need more, and the picture then scrolls. */
  height: number;
  columns: readonly ColumnId[];
  rows: readonly RowId[];
  /** With names: width of a text in pixels. */
  measure: ((text: string) => number) | null;
  /** One cell that fills the picture: its discs may be larger. */
  zoomed: boolean;
}

export const HEAD_HEIGHT = 40;
export const SIDE_WIDTH = 116;
const LEAST_COLUMN = 76;
const LEAST_ROW = 44;
const PADDING = 6;
/** Above the discs of a cell: how many they are. */
const COUNT_HEIGHT = 18;
const LARGEST = 26;
const LARGEST_ZOOMED = 44;
const SMALLEST = 6;
const NAME_HEIGHT = 17;
const NAME_GAP = 4;
const LONGEST_NAME = 170;
/** A diamond of the same area is wider than its circle; and a ring needs air. */
const MARK_WIDTH = 1.26;
const AIR = 2.5;
const STEPS = 14;

const boxOf = (r: number) => 2 * (r * MARK_WIDTH + Math.min(AIR, 0.2 + r * 0.25));

/** Room by the square root of how many stand there, so that a crowd gets more without starving the others. */
function bands<Id extends ColumnId | RowId>(
  ids: readonly Id[],
  counts: ReadonlyMap<Id, number>,
  { from, room, least }: { from: number; room: number; least: number },
): Band<Id>[] {
  const weights = ids.map((id) => Math.sqrt(counts.get(id) ?? 0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const free = Math.max(0, room - least * ids.length);
  let start = from;
  return ids.map((id, index) => {
    const share = whole === 0 ? 1 / ids.length : (weights[index] ?? 0) / whole;
    const band = { id, start, size: least + free * share, count: counts.get(id) ?? 0 };
    start += band.size;
    return band;
  });
}

const countBy = <Id>(items: readonly Item[], of: (item: Item) => Id): Map<Id, number> => {
  const counts = new Map<Id, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return counts;
};

interface Placed {
  item: Item;
  r: number;
  x: number;
  y: number;
  name: string | null;
}

interface Packed {
  placed: Placed[];
  height: number;
}

/** Items line by line, the largest first: nothing overlaps, and the same items always lie in the same places. */
function pack(
  items: readonly Item[],
  width: number,
  radius: (item: Item) => number,
  measure: LayoutOptions['measure'],
): Packed {
  const placed: Placed[] = [];
  let line: Placed[] = [];
  let [x, y, tall] = [0, 0, 0];
  const endLine = () => {
    const shift = measure ? 0 : Math.max(0, (width - x) / 2);
    for (const one of line) {
      one.x += shift;
      one.y = y + tall / 2;
    }
    y += tall;
    [x, tall, line] = [0, 0, []];
  };
  for (const item of items) {
    const r = radius(item);
    const box = boxOf(r);
    const name = measure ? cut(item.label, Math.min(LONGEST_NAME, width - box - NAME_GAP), measure) : null;
    const taken = box + (name === null || !measure ? 0 : NAME_GAP + measure(name) + NAME_GAP * 2);
    if (x > 0 && x + taken > width) endLine();
    const one = { item, r, x: x + box / 2, y: 0, name };
    placed.push(one);
    line.push(one);
    x += taken;
    tall = Math.max(tall, box, measure ? NAME_HEIGHT : 0);
  }
  endLine();
  return { placed, height: y };
}

/** The text, or as much of it as fits with an ellipsis. */
export function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let [fits, fails] = [0, text.length];
  while (fails - fits > 1) {
    const half = Math.floor((fits + fails) / 2);
    if (measure(`${text.slice(0, half).trimEnd()}…`) <= width) fits = half;
    else fails = half;
  }
  return fits === 0 ? '' : `${text.slice(0, fits).trimEnd()}…`;
}

/** D4. Columns, rows and the place of every account; the scale is the largest with which every cell holds its own. */
export function layoutPicture(items: readonly Item[], options: LayoutOptions): PictureLayout {
  const { width, columns: columnIds, rows: rowIds, measure, zoomed } = options;
  const [left, top] = zoomed ? [0, 0] : [SIDE_WIDTH, HEAD_HEIGHT];
  const columns = bands(
    columnIds,
    countBy(items, ({ column }) => column),
    {
      from: left,
      room: width - left,
      least: zoomed ? 0 : LEAST_COLUMN,
    },
  );
  const rowCounts = countBy(items, ({ row }) => row);
  let rows = bands(rowIds, rowCounts, { from: top, room: options.height - top, least: zoomed ? 0 : LEAST_ROW });

  const groups = [...Map.groupBy(items, ({ column, row }) => `${column} ${row}`).values()].map((members) => {
    const [{ column, row }] = members as [Item, ...Item[]];
    const inner = (columns.find(({ id }) => id === column)?.size ?? 0) - PADDING * 2;
    return { column, row, members, inner };
  });
  const roomIn = (row: RowId) => (rows.find(({ id }) => id === row)?.size ?? 0) - (zoomed ? 0 : COUNT_HEIGHT) - PADDING;

  const largestValue = Math.max(1, ...items.map(({ value }) => value ?? 0));
  const radiusAt = (scale: number) => {
    const most = (zoomed ? LARGEST_ZOOMED : LARGEST) * scale;
    const least = Math.max(0.7, SMALLEST * scale);
    const perRoot = most / Math.sqrt(largestValue);
    return { perRoot, least, of: ({ value }: Item) => Math.max(least, perRoot * Math.sqrt(value ?? 0)) };
  };
  const packAt = (scale: number) => {
    const radius = radiusAt(scale).of;
    return groups.map(({ members, inner }) => pack(members, inner, radius, measure));
  };
  const fits = (packed: readonly Packed[]) =>
    packed.every(({ height }, index) => height <= roomIn(groups[index]?.row ?? 'none'));

  // The largest scale that fits, by halving; with names too small discs would be lost beside them.
  let [scale, tooLarge] = [measure ? 0.35 : 0.02, 1];
  if (fits(packAt(1))) scale = 1;
  else {
    for (let step = 0; step < STEPS; step += 1) {
      const half = (scale + tooLarge) / 2;
      if (fits(packAt(half))) scale = half;
      else tooLarge = half;
    }
  }
  const packed = packAt(scale);
  // Names never overlap: where they need more height than there is, the rows grow and the page scrolls.
  let start = top;
  rows = rows.map((row) => {
    const needed = packed.map(({ height }, index) => (groups[index]?.row === row.id ? height : 0));
    const size = Math.max(row.size, Math.max(0, ...needed) + (zoomed ? 0 : COUNT_HEIGHT) + PADDING);
    const grown = { ...row, start, size };
    start += size;
    return grown;
  });

  const discs: Disc[] = [];
  const cells = groups.map(({ column, row, members }, index): CellBox => {
    const [across, down] = [columns.find(({ id }) => id === column), rows.find(({ id }) => id === row)];
    const box = { x: across?.start ?? 0, y: down?.start ?? 0, width: across?.size ?? 0, height: down?.size ?? 0 };
    const { placed, height } = packed[index] ?? { placed: [], height: 0 };
    const lift = zoomed ? 0 : COUNT_HEIGHT;
    const above = box.y + lift + Math.max(0, (box.height - lift - PADDING - height) / 2);
    for (const { item, r, x, y, name } of placed) {
      const disc = { id: item.id, x: box.x + PADDING + x, y: above + y, r };
      const label = name === null ? null : { x: disc.x + boxOf(r) / 2 + NAME_GAP, text: name };
      discs.push({ ...disc, label });
    }
    return { column, row, ...box, count: members.length };
  });
  const { perRoot, least } = radiusAt(scale);
  return { width, height: Math.max(options.height, start), columns, rows, cells, discs, perRoot, least };
}

/** The disc under a point, the smallest first where two reach it; a few pixels beside a small one still count. */
export function discAt(discs: readonly Disc[], x: number, y: number): Disc | null {
  let found: Disc | null = null;
  for (const disc of discs) {
    const reach = Math.max(disc.r * MARK_WIDTH + 1, 6);
    const [dx, dy] = [disc.x - x, disc.y - y];
    const onName =
      disc.label !== null &&
      Math.abs(dy) < NAME_HEIGHT / 2 &&
      x >= disc.x &&
      x <= disc.label.x + disc.label.text.length * 6;
    if (!onName && dx * dx + dy * dy > reach * reach) continue;
    const isNearer = !found || dx * dx + dy * dy < (found.x - x) ** 2 + (found.y - y) ** 2;
    if (isNearer) found = disc;
  }
  return found;
}

const directions = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
} as const;
export type Arrow = keyof typeof directions;
export const isArrow = (key: string): key is Arrow => key in directions;

/** The nearest disc in the direction of an arrow key; what lies aside counts double. */
export function neighbour(discs: readonly Disc[], from: Disc, key: Arrow): Disc | null {
  const [right, down] = directions[key];
  let found: Disc | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const disc of discs) {
    const [dx, dy] = [disc.x - from.x, disc.y - from.y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (disc.id === from.id || ahead <= 0.5 || aside > ahead * 4) continue;
    const cost = ahead + aside * 2;
    if (cost < least) [found, least] = [disc, cost];
  }
  return found;
}

export interface Point {
  x: number;
  y: number;
}

/** Even-odd: whether a point lies within the line that a lasso drew. */
export function isInside({ x, y }: Point, lasso: readonly Point[]): boolean {
  let inside = false;
  for (const [index, a] of lasso.entries()) {
    const b = lasso[(index + lasso.length - 1) % lasso.length] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
