/**
 * A number that keeps what it was made of (J): `value` is null when it cannot be computed, never a made-up 0.
 * Never average `value` over accounts: add numerators and denominators and divide again.
 */
export type Measured = { value: number | null; numerator: number; denominator: number };

/** numerator ÷ denominator × `scale` (100 = percent); null when the denominator is 0. */
export function measured(numerator: number, denominator: number, scale = 100): Measured {
  return { value: denominator === 0 ? null : (numerator / denominator) * scale, numerator, denominator };
}

/** The same measure over several accounts: sums divided once. */
export function pooled(parts: Iterable<Measured>, scale = 100): Measured {
  let numerator = 0;
  let denominator = 0;
  for (const part of parts) {
    numerator += part.numerator;
    denominator += part.denominator;
  }
  return measured(numerator, denominator, scale);
}
