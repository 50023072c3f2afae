import { existsSync } from 'node:fs';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from '#resources/packaging/fuses.ts';

/** `npm run check:package -- <path of the packaged binary>`: reads back what was burnt into it. */
const [binary] = process.argv.slice(2);
if (!binary) {
  console.log(
    'No packaged binary was given: its fuses were not read back (their configuration is tested by npm test). Give its path after --.',
  );
  process.exit(0);
}
if (!existsSync(binary)) {
  console.error(`There is no file ${binary}: give the path of the packaged binary after --.`);
  process.exit(1);
}
const wire = await getCurrentFuseWire(binary);
const wrong = Object.entries(fuses)
  .filter(([option, wanted]) => typeof wanted === 'boolean' && /^\d+$/.test(option))
  .filter(([option, wanted]) => {
    const state = wire[Number(option) as FuseV1Options];
    return state !== (wanted ? FuseState.ENABLE : FuseState.DISABLE);
  })
  .map(([option]) => FuseV1Options[Number(option)]);
console.log(wrong.length === 0 ? 'All fuses are as configured.' : `Fuses that differ: ${wrong.join(', ')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
