import { type Measured, measured } from './measured.ts';

/** H5. Below this many sends of a text nothing is said about which one works better. */
export const LEAST_SENDS = 20;

/** FNV-1a: short, the same everywhere, and spreads ids evenly. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  // Of FNV-1a the low bits of short texts are poor; the high ones are folded in.
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * H5. Which text of a content an account gets: its own (null) or one of the variants, in equal parts, always the same
 * for one account, so that two laptops agree and nobody chooses the answer they hope for.
 */
export function variantFor(contentId: string, accountId: string, variantIds: readonly string[]): string | null {
  if (variantIds.length === 0) return null;
  const ordered = [null, ...variantIds.toSorted()];
  return ordered[hash(`${contentId}:${accountId}`) % ordered.length] ?? null;
}

/** Of one text: how often it was sent, answered (replied or solved), complained about. */
export type VariantCounts = { variantId: string | null; sent: number; answered: number; complaints: number };

export type VariantLine = VariantCounts & {
  rate: Measured;
  /** In percent: where the true share lies in 19 of 20 cases (Wilson). Null without sends. */
  range: { low: number; high: number } | null;
};

export type VariantComparison = {
  lines: VariantLine[];
  /** `too_few`: one of them was sent fewer than `LEAST_SENDS` times. `no_difference`: chance explains it. */
  verdict: 'one_text' | 'too_few' | 'no_difference' | 'better';
  best: string | null;
};

const Z = 1.96;

/** The same certainty of 19 in 20 for one, two, three comparisons and more (Bonferroni): many tries find something. */
const LIMITS = [1.96, 2.24, 2.39, 2.5];

function wilson(answered: number, sent: number): { low: number; high: number } | null {
  if (sent === 0) return null;
  const share = answered / sent;
  const spread = Z * Math.sqrt((share * (1 - share)) / sent + (Z * Z) / (4 * sent * sent));
  const middle = share + (Z * Z) / (2 * sent);
  const whole = 1 + (Z * Z) / sent;
  return {
    low: Math.max(0, ((middle - spread) / whole) * 100),
    high: Math.min(100, ((middle + spread) / whole) * 100),
  };
}

/** Two shares of different size: how far apart they are, in units of what chance does (two-proportion z-test). */
function apart(one: VariantCounts, other: VariantCounts): number {
  const share = (one.answered + other.answered) / (one.sent + other.sent);
  const spread = Math.sqrt(share * (1 - share) * (1 / one.sent + 1 / other.sent));
  return spread === 0 ? 0 : (one.answered / one.sent - other.answered / other.sent) / spread;
}

/** H5. The texts of one content side by side; one is called better only where chance does not explain it. */
export function compareVariants(counts: readonly VariantCounts[]): VariantComparison {
  const lines = counts.map((count) => ({
    ...count,
    rate: measured(count.answered, count.sent),
    range: wilson(count.answered, count.sent),
  }));
  if (lines.length < 2) return { lines, verdict: 'one_text', best: null };
  if (lines.some(({ sent }) => sent < LEAST_SENDS)) return { lines, verdict: 'too_few', best: null };
  const [first, ...others] = lines.toSorted((a, b) => (b.rate.value ?? 0) - (a.rate.value ?? 0));
  const limit = LIMITS[Math.min(others.length, LIMITS.length) - 1] ?? Z;
  return first && others.every((other) => apart(first, other) > limit)
    ? { lines, verdict: 'better', best: first.variantId }
    : { lines, verdict: 'no_difference', best: null };
}
