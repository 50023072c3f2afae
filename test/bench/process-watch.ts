import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface ProcessFigures {
  /** Largest resident memory, in MB. */
  rssMb: number;
  /** Longest time in which the thread answered nobody, in milliseconds. */
  longestBlockMs: number;
  cpuMs: number;
}

export interface TimedWork {
  ms: number;
  /** Of all threads of this process: does not grow when others are on the machine. */
  cpuMs: number;
}

export const timed = async (work: () => Promise<unknown>): Promise<TimedWork> => {
  const [start, startCpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(startCpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
};

const MB = 1024 * 1024;

/** Watches this process from now until it is asked. */
export const watchProcess = (): (() => ProcessFigures) => {
  const loop = monitorEventLoopDelay({ resolution: 2 });
  let most = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const sample = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  loop.enable();
  return () => {
    clearInterval(sample);
    loop.disable();
    const { user, system } = process.cpuUsage(start);
    return {
      rssMb: Math.round(most / MB),
      longestBlockMs: Math.round(loop.max / 1e6),
      cpuMs: Math.round((user + system) / 1000),
    };
  };
};
