/** Which faults met which kinds of edits: how often an exchange that carried the one suffered the other. */
export class Coverage {
  readonly pairs = new Map<string, number>();

  hit(fault: string, kinds: Iterable<string>): void {
    for (const kind of kinds) {
      const pair = `${fault} × ${kind}`;
      this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
    }
  }

  add(pairs: Iterable<readonly [string, number]>): void {
    for (const [pair, count] of pairs) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + count);
  }

  /** Pairs of these faults and kinds that were never met. */
  missing(faults: readonly string[], kinds: readonly string[]): string[] {
    return faults.flatMap((fault) => kinds.map((kind) => `${fault} × ${kind}`)).filter((pair) => !this.pairs.has(pair));
  }
}
