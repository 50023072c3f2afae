import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';

/** Upper bounds of the latency buckets, in seconds. */
const BOUNDS = [0.005, 0.02, 0.1, 0.5, 2, 10];

interface Series {
  count: number;
  seconds: number;
  buckets: number[];
}

/** Counts of requests by route and status, without anything that says who or what. */
export class Metrics {
  readonly #requests = new Map<string, Series>();
  readonly #loop = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#loop.enable();
  }

  record(route: string, method: string, status: number, seconds: number): void {
    const labels = `route="${route}",method="${method}",status="${status}"`;
    const series = this.#requests.get(labels) ?? { count: 0, seconds: 0, buckets: BOUNDS.map(() => 0) };
    this.#requests.set(labels, series);
    series.count += 1;
    series.seconds += seconds;
    BOUNDS.forEach((bound, at) => {
      if (seconds <= bound) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
    });
  }

  /** In the text format of Prometheus. */
  text(streams: number): string {
    const lines = ['# TYPE ongoing_request_seconds histogram'];
    for (const [labels, { count, seconds, buckets }] of this.#requests) {
      BOUNDS.forEach((bound, at) => {
        lines.push(`ongoing_request_seconds_bucket{${labels},le="${bound}"} ${buckets[at]}`);
      });
      lines.push(`ongoing_request_seconds_bucket{${labels},le="+Inf"} ${count}`);
      lines.push(`ongoing_request_seconds_sum{${labels}} ${seconds.toFixed(6)}`);
      lines.push(`ongoing_request_seconds_count{${labels}} ${count}`);
    }
    const gauge = (name: string, value: number) => lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
    gauge('ongoing_event_streams', streams);
    gauge('ongoing_event_loop_delay_p99_seconds', this.#loop.percentile(99) / 1e9);
    gauge('ongoing_resident_memory_bytes', process.memoryUsage.rss());
    gauge('ongoing_uptime_seconds', Math.round(process.uptime()));
    return `${lines.join('\n')}\n`;
  }

  close(): void {
    this.#loop.disable();
  }
}

/** Counts and logs every answer: its route, never the address with what it names. */
export const registerMetrics = (app: FastifyInstance, metrics: Metrics): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    metrics.record(route, method, reply.statusCode, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ route, method, status: reply.statusCode, ms, device: request.device?.deviceId }, 'answered');
  });
  app.addHook('onClose', async () => metrics.close());
};
