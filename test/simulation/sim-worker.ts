import { type SeedRange, runRange } from './seed-range.ts';

/** Runs the seeds it is sent, says what came of them, and waits for more. */
process.on('message', (range: SeedRange) => {
  void runRange(range).then((report) => process.send?.(report));
});
