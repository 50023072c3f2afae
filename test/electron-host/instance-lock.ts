import { readFileSync, watch, writeFileSync } from 'node:fs';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One app for each data folder, as Electron has it. `second` is told the arguments of those that come later. */
export function takeInstanceLock(folder: string, second: (args: string[]) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'electron-host.lock');
  const call = join(folder, 'electron-host.call');
  if (isHeld(lock)) {
    writeFileSync(call, JSON.stringify(process.argv));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(folder, (_event, name) => {
    if (name === 'electron-host.call') second(readCall(call));
  });
  watcher.unref();
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
}

function isHeld(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return pid !== process.pid && isStandIn(pid);
  } catch {
    return false;
  }
}

/** After a crash another program may have got the number. */
function isStandIn(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('electron-host');
  } catch {
    return process.platform !== 'linux';
  }
}

function readCall(file: string): string[] {
  try {
    const args = JSON.parse(readFileSync(file, 'utf8')) as string[];
    rmSync(file, { force: true });
    return args;
  } catch {
    return [];
  }
}
