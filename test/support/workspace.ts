import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { v7 } from 'uuid';
import { Events } from '#core/kernel/events.ts';
import { openConnection } from '#database/connection.ts';
import { GivenFiles } from '#core/kernel/given-files.ts';
import type { CoreContext } from '#core/procedures.ts';
import { router } from '#core/router.ts';
import { seedWorkspace } from '#core/workspaces/new-workspace.ts';
import { openWorkspace } from '#core/workspaces/open-workspace.ts';
import type { WorkspaceHost } from '#core/workspaces/workspace-host.ts';

/** A fixed morning: tests read dates without looking at the wall. */
export const TEST_NOW = '2026-03-16T12:00:00.000Z';
export const TEST_TODAY = '2026-03-16';
export const TEST_KEY = new Uint8Array(32).fill(7);

export interface TestWorkspaceOptions {
  /** An existing folder is opened as it is; without one a new workspace is made. */
  folder?: string;
  print?: (job: string) => Promise<Uint8Array>;
  kind?: 'local' | 'demo';
  /** The instant at which it begins. */
  now?: string;
}

/** A real encrypted workspace in a temporary folder, with an injected clock and a client that skips only the port. */
export async function openTestWorkspace({
  folder,
  print,
  kind = 'local',
  now: start = TEST_NOW,
}: TestWorkspaceOptions = {}) {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'ongoing-test-'));
  const actor = { workspaceId: v7(), teamId: v7(), memberId: v7(), deviceId: v7() };
  const files = new GivenFiles();
  const events = new Events();
  let now = Date.parse(start);
  const open = await openWorkspace({
    folder: place,
    key: TEST_KEY,
    files,
    events,
    print: print ?? (() => Promise.reject(new Error('this test has no printer'))),
    log: () => undefined,
    nowMs: () => now++,
    ...(folder ? {} : { create: { kind, actor, timeZone: 'America/Sao_Paulo' } }),
  });
  const { services } = open;
  const { kernel } = services;
  if (!folder) {
    await kernel.unitOfWork.write(null, (context) =>
      seedWorkspace(context, actor, {
        name: 'Carteira de teste',
        memberName: 'Ana Lima',
        language: 'pt-BR',
        timeZone: 'America/Sao_Paulo',
        currency: 'BRL',
        today: start.slice(0, 10),
      }),
    );
  }
  const context: CoreContext = {
    services,
    host: { announcements: events, renamed: async () => undefined } as unknown as WorkspaceHost,
  };
  return {
    folder: place,
    files,
    kernel,
    services,
    client: createRouterClient(router, { context }),
    /** Moves the clock; from then on each reading is one millisecond later. */
    setNow: (instant: string) => {
      now = Date.parse(instant);
    },
    /** A write past the unit of work, as a repair tool or a mistake would make it. */
    rawWrite: async (sql: string) => {
      const database = openConnection({ file: kernel.databaseFile, key: TEST_KEY });
      database.exec(sql);
      database.close();
    },
    /** Closes and opens the same file again, as a restart does. */
    reopen: async () => {
      await open.close();
      return openTestWorkspace({ folder: place });
    },
    /** Closes and leaves the files where they are. */
    leave: () => open.close(),
    close: async () => {
      await open.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

export type TestWorkspace = Awaited<ReturnType<typeof openTestWorkspace>>;
