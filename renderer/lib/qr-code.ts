/** Error correction words of a block, and blocks, by version at level L (ISO/IEC 18004, table 9). */
const WORDS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
const LEVEL_L = 1;
/** Modules turn where row and column make an even sum. A reader takes any mask; which one is best looks nicest. */
const MASK = 0;

interface Plan {
  version: number;
  size: number;
  /** Words of data and correction together. */
  words: number;
  blocks: number;
  correction: number;
}

const planOf = (version: number): Plan => {
  const size = 17 + 4 * version;
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const aligned = alignments === 0 ? 0 : (25 * alignments - 10) * alignments - 55;
  const modules = (16 * version + 128) * version + 64 - aligned - (version >= 7 ? 36 : 0);
  const [blocks = 1, correction = 7] = [BLOCKS[version - 1], WORDS[version - 1]];
  return { version, size, words: Math.floor(modules / 8), blocks, correction };
};

const dataWords = ({ words, blocks, correction }: Plan) => words - blocks * correction;
const lengthBits = ({ version }: Plan) => (version < 10 ? 8 : 16);

/** Multiplication in the field of 256 elements that the standard counts in. */
const times = (one: number, other: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
};

const generator = (degree: number): number[] => {
  const terms = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) terms[at] = times(terms[at] ?? 0, root) ^ (terms[at + 1] ?? 0);
    root = times(root, 2);
  }
  return terms;
};

const correctionOf = (data: readonly number[], terms: readonly number[]): number[] => {
  const rest = terms.map(() => 0);
  for (const word of data) {
    const factor = word ^ (rest.shift() ?? 0);
    rest.push(0);
    terms.forEach((term, at) => (rest[at] = (rest[at] ?? 0) ^ times(term, factor)));
  }
  return rest;
};

/** The text in byte mode, filled up to the length that the version holds. */
const wordsOf = (bytes: Uint8Array, plan: Plan): number[] => {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(plan));
  for (const byte of bytes) put(byte, 8);
  const room = dataWords(plan) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) put(filler, 8);
  return Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((word, bit) => word * 2 + bit, 0),
  );
};

/** Blocks with their correction, word by word in turn. */
const interleaved = (data: readonly number[], { words, blocks, correction }: Plan): number[] => {
  const short = Math.floor(words / blocks) - correction;
  const shortBlocks = blocks - (words % blocks);
  const terms = generator(correction);
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, block) => {
    const part = data.slice(from, (from += short + (block < shortBlocks ? 0 : 1)));
    return { part, rest: correctionOf(part, terms) };
  });
  const turns = (pick: (of: (typeof parts)[number]) => readonly number[], length: number) =>
    Array.from({ length }, (_, at) => parts.flatMap((each) => pick(each)[at] ?? [])).flat();
  return [...turns(({ part }) => part, short + 1), ...turns(({ rest }) => rest, correction)];
};

const remainder = (value: number, degree: number, polynomial: number): number => {
  let rest = value;
  for (let step = 0; step < degree; step++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * polynomial);
  return rest;
};

const alignmentCentres = ({ version, size }: Plan): number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - (count - 2 - at) * step)];
};

/** What every code of this size has: patterns to find and to read it by, and which mask it wears. */
const drawFrame = (plan: Plan, set: (x: number, y: number, dark: boolean) => void): void => {
  const { version, size } = plan;
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  const square = (cx: number, cy: number, reach: number, isDark: (ring: number) => boolean) => {
    for (let y = -reach; y <= reach; y++)
      for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, isDark(Math.max(Math.abs(x), Math.abs(y))));
  };
  const corners = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const;
  for (const [x, y] of corners) square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const centres = alignmentCentres(plan);
  const [first, last] = [centres.at(0), centres.at(-1)];
  for (const x of centres)
    for (const y of centres) {
      const isCorner = (x === first && (y === first || y === last)) || (x === last && y === first);
      if (!isCorner) square(x, y, 2, (ring) => ring !== 1);
    }
  const format = (LEVEL_L << 3) | MASK;
  const formatBits = ((format << 10) | remainder(format, 10, 0x537)) ^ 0x5412;
  for (let at = 0; at < 15; at++) {
    const dark = ((formatBits >>> at) & 1) === 1;
    set(at < 8 ? 8 : at === 8 ? 7 : 14 - at, at < 6 ? at : at < 8 ? at + 1 : 8, dark);
    set(at < 8 ? size - 1 - at : 8, at < 8 ? 8 : size - 15 + at, dark);
  }
  set(8, size - 8, true);
  if (version < 7) return;
  const versionBits = (version << 12) | remainder(version, 12, 0x1f25);
  for (let at = 0; at < 18; at++) {
    const dark = ((versionBits >>> at) & 1) === 1;
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(far, near, dark);
    set(near, far, dark);
  }
};

/**
 * A QR code (ISO/IEC 18004, byte mode, level L) as rows of dark modules, without the quiet margin of four.
 * @returns null for a text of more than about 850 bytes
 */
export function qrCode(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  const plan = WORDS.map((_, at) => planOf(at + 1)).find(
    (each) => 4 + lengthBits(each) + bytes.length * 8 <= dataWords(each) * 8,
  );
  if (!plan) return null;
  const { size } = plan;
  const rows = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const isInside = (at: number) => at >= 0 && at < size;
  drawFrame(plan, (x, y, dark) => {
    const row = rows[y];
    if (row && isInside(x)) row[x] = dark;
  });
  const words = interleaved(wordsOf(bytes, plan), plan);
  let at = 0;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    // Pairs of columns, up and down in turn; the column of the timing pattern is left out.
    const isUp = right > 6 ? (size - 1 - right) % 4 === 0 : (size - 2 - right) % 4 === 0;
    for (let step = 0; step < size; step++) {
      const row = rows[isUp ? size - 1 - step : step];
      for (const x of [right, right - 1]) {
        if (!row || row[x] !== null) continue;
        const bit = ((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1;
        const y = isUp ? size - 1 - step : step;
        row[x] = (bit === 1) !== ((x + y) % 2 === 0);
        at++;
      }
    }
  }
  return rows.map((row) => row.map((dark) => dark === true));
}
