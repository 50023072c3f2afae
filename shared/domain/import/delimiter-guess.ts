export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Fields of each of the first records, by a reading that knows quotes and nothing else. */
const fieldCounts = (text: string, delimiter: string, most: number): number[] => {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let empty = true;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === delimiter) fields += 1;
    else if (char === '\n') {
      if (!empty) counts.push(fields);
      if (counts.length >= most) return counts;
      fields = 1;
      empty = true;
      continue;
    }
    if (char !== '\r') empty = false;
  }
  if (!empty && counts.length === 0) counts.push(fields);
  return counts;
};

/**
 * The delimiter that splits the most records into as many fields as the header has (O1). `sure` is false where no
 * delimiter makes more than one column.
 */
export const guessDelimiter = (sample: string): { delimiter: Delimiter; sure: boolean } => {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = fieldCounts(sample, delimiter, 200);
    const header = counts[0] ?? 1;
    if (header < 2) continue;
    const alike = counts.filter((count) => count === header).length / counts.length;
    // A comma inside decimals splits often but never evenly; more columns break a tie.
    const score = alike + Math.min(header, 50) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, sure: best.score > 0 };
};
