import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { coreState } from '#renderer/lib/core-state.ts';
import { followChanges } from '#renderer/lib/live-refresh.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** A core whose stream of events is pushed by hand and can be cut. */
function fakeCore() {
  const streams: { push(tables: string[]): void; cut(): void; signal: AbortSignal }[] = [];
  let reconnected: () => void = () => undefined;
  return {
    streams,
    reconnect: () => reconnected(),
    open(signal: AbortSignal): Promise<AsyncIterable<{ tables: string[] }>> {
      const stream = new ReadableStream<{ tables: string[] }>({
        start(controller) {
          streams.push({
            signal,
            push: (tables) => controller.enqueue({ tables }),
            cut: () => controller.error(new Error('cut')),
          });
        },
      });
      return Promise.resolve(stream);
    },
    onReconnect(listener: () => void) {
      reconnected = listener;
      return () => {
        reconnected = () => undefined;
      };
    },
  };
}

async function clientWith(table: string): Promise<{ client: QueryClient; isStale(): boolean }> {
  const client = new QueryClient();
  await client.prefetchQuery({ queryKey: ['read'], queryFn: () => 1, meta: reads(table) });
  return { client, isStale: () => client.getQueryState(['read'])?.isInvalidated ?? false };
}

/** Lets what was pushed run through its promises. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('following changes', () => {
  it('refreshes what reads a changed table', async () => {
    const core = fakeCore();
    const { client, isStale } = await clientWith('goal');
    const stop = followChanges(client, core);
    await settled();
    core.streams[0]?.push(['contact']);
    await settled();
    expect(isStale()).toBe(false);
    core.streams[0]?.push(['goal']);
    await settled();
    expect(isStale()).toBe(true);
    stop();
  });

  it('says that core is restarting, then reads everything anew from the new stream', async () => {
    const core = fakeCore();
    const { client, isStale } = await clientWith('goal');
    const stop = followChanges(client, core);
    await settled();
    core.streams[0]?.cut();
    await settled();
    expect(coreState.get()).toBe('restarting');
    core.reconnect();
    await settled();
    expect(coreState.get()).toBe('connected');
    expect(isStale()).toBe(true);
    expect(core.streams).toHaveLength(2);
    stop();
  });

  it('ends its stream when it is stopped', async () => {
    const core = fakeCore();
    const { client } = await clientWith('goal');
    followChanges(client, core)();
    await settled();
    expect(core.streams[0]?.signal.aborted).toBe(true);
  });
});
