import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureBuilt, SOURCES } from './built-app.ts';
import { chooseHost } from './choose-host.ts';

/** `npm run dev`: the app as it is built, built and opened again after each change. */
const SETTLE_MS = 300;

const host = await chooseHost();
let app: ChildProcess | null = null;
let timer: NodeJS.Timeout | null = null;

function open(): void {
  try {
    ensureBuilt();
  } catch (error) {
    // The app from before stays; the next change builds again.
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  const before = app;
  const start = (): void => {
    app = spawn(host.program, [...host.args, ...process.argv.slice(2)], { stdio: 'inherit' });
    app.on('exit', (code) => {
      if (app?.exitCode === code && code === 0 && timer === null) process.exit(0);
    });
  };
  if (before === null || before.exitCode !== null) return start();
  before.removeAllListeners('exit');
  before.on('exit', start);
  before.kill();
}

for (const source of SOURCES) {
  watch(source, { recursive: true }, () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      open();
    }, SETTLE_MS);
  });
}
console.log(host.line);
open();
