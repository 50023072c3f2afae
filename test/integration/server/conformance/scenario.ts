import { expect } from 'vitest';
import type { Storage } from '#server/storage/storage.ts';
import { ServerRefusal } from '#server/refusal.ts';
import type { ServerWorld } from '#test/support/server-world.ts';

/** One behaviour of the server, the same on every store. */
export interface Scenario {
  name: string;
  run: (world: ServerWorld, storage: Storage) => Promise<void>;
}

/** The request is refused with this code. */
export const refused = async (code: string, attempt: Promise<unknown>): Promise<ServerRefusal> => {
  const error = await attempt.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error, `refused as ${code}`).toBeInstanceOf(ServerRefusal);
  expect((error as ServerRefusal).code).toBe(code);
  return error as ServerRefusal;
};
