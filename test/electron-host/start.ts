import { spawn } from 'node:child_process';
import { ensureBuilt } from './built-app.ts';
import { CannotOpen, chooseHost } from './choose-host.ts';

/** `npm start [-- --data-folder <folder>]` */
try {
  const host = await chooseHost();
  ensureBuilt();
  console.log(host.line);
  const app = spawn(host.program, [...host.args, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl+C reaches the app too: it ends in its own time, and this process with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  app.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof CannotOpen || error instanceof Error ? error.message : error);
  process.exit(1);
}
