/** Numbers that look like chance and are the same at every generation: the demo is a fixed story. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** Whole, both ends included. */
  int(from: number, to: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items, in their order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

/** FNV-1a, to turn a name into a seed. */
function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619) >>> 0;
  }
  return hash;
}

/** The generator mulberry32, seeded by a name. */
export function createRandom(name: string): Random {
  let state = seedOf(name);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick(items) {
      const found = items[Math.floor(next() * items.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    sample(items, count) {
      const left = items.map((_, index) => index);
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, items.length)) {
        const [index] = left.splice(int(0, left.length - 1), 1);
        if (index !== undefined) chosen.add(index);
      }
      return items.filter((_, index) => chosen.has(index));
    },
  };
}
