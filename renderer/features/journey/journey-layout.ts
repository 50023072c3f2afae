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

export const HEAD_HEIGHT = 46;
export const SIDE_WIDTH = 132;
const LEAST_COLUMN = 76;
/** Where nobody stands. */
const LEAST_EMPTY = 62;
const LEAST_ROW = 44;
const PADDING = 6;
/** Above the discs of a cell: how many they are. */
const COUNT_HEIGHT = 18;
const LARGEST = 26;
const LARGEST_ZOOMED = 44;
const SMALLEST = 6;
export const NAME_HEIGHT = 17;
const NAME_GAP = 4;
const LONGEST_NAME = 170;
/** A diamond of the same area is wider than its circle; and a ring needs air. */
export const MARK_WIDTH = 1.26;
const AIR = 2.5;
const STEPS = 14;

const boxOf = (r: number) => 2 * (r * MARK_WIDTH + Math.min(AIR, 0.2 + r * 0.25));

/**
 * Room by a power of how many stand there, so that a crowd gets more without starving the others; names need more of it
 * than discs do.
 */
function bands<Id extends ColumnId | RowId>(
  ids: readonly Id[],
  counts: ReadonlyMap<Id, number>,
  { from, room, least, power }: { from: number; room: number; least: number; power: number },
): Band<Id>[] {
  const weights = ids.map((id) => (counts.get(id) ?? 0) ** power);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const leastOf = (id: Id) => (least > LEAST_EMPTY && !counts.get(id) ? LEAST_EMPTY : least);
  const free = Math.max(0, room - ids.reduce((sum, id) => sum + leastOf(id), 0));
  let start = from;
  return ids.map((id, index) => {
    const share = whole === 0 ? 1 / ids.length : (weights[index] ?? 0) / whole;
    const band = { id, start, size: leastOf(id) + free * share, count: counts.get(id) ?? 0 };
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
function pack(items: readonly Item[], width: number, radius: (item: Item) => number): Packed {
  const placed: Placed[] = [];
  let line: Placed[] = [];
  let [x, y, tall] = [0, 0, 0];
  const endLine = () => {
    const shift = Math.max(0, (width - x) / 2);
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
    if (x > 0 && x + box > width) endLine();
    const one = { item, r, x: x + box / 2, y: 0, name: null };
    placed.push(one);
    line.push(one);
    x += box;
    tall = Math.max(tall, box);
  }
  endLine();
  return { placed, height: y };
}

/** The same with names: as many even columns as the longest name leaves room for, names one below the other. */
function packNamed(
  items: readonly Item[],
  width: number,
  radius: (item: Item) => number,
  measure: (text: string) => number,
): Packed {
  const widest = Math.max(...items.map((item) => boxOf(radius(item))));
  const longest = Math.min(LONGEST_NAME, Math.max(...items.map(({ label }) => measure(label))));
  const count = Math.max(1, Math.min(items.length, Math.floor(width / (widest + longest + NAME_GAP * 3))));
  const slot = width / count;
  const room = slot - widest - NAME_GAP * 2;
  const placed: Placed[] = [];
  let [y, tall] = [0, 0];
  for (const [index, item] of items.entries()) {
    const place = index % count;
    if (place === 0) [y, tall] = [y + tall, 0];
    const r = radius(item);
    // The first of a line is the largest: the others stand on its middle.
    tall = Math.max(tall, boxOf(r), NAME_HEIGHT);
    placed.push({ item, r, x: place * slot + widest / 2, y: y + tall / 2, name: cut(item.label, room, measure) });
  }
  return { placed, height: y + tall };
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
      power: measure ? 0.75 : 0.5,
    },
  );
  const rowCounts = countBy(items, ({ row }) => row);
  let rows = bands(rowIds, rowCounts, {
    from: top,
    room: options.height - top,
    least: zoomed ? 0 : LEAST_ROW,
    power: measure ? 0.75 : 0.5,
  });

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
    return groups.map(({ members, inner }) =>
      measure ? packNamed(members, inner, radius, measure) : pack(members, inner, radius),
    );
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
    const widest = Math.max(...placed.map(({ r }) => boxOf(r)));
    for (const { item, r, x, y, name } of placed) {
      const disc = { id: item.id, x: box.x + PADDING + x, y: above + y, r };
      const label = name === null ? null : { x: disc.x + widest / 2 + NAME_GAP, text: name };
      discs.push({ ...disc, label });
    }
    return { column, row, ...box, count: members.length };
  });
  const { perRoot, least } = radiusAt(scale);
  return { width, height: Math.max(options.height, start), columns, rows, cells, discs, perRoot, least };
}
