import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/sync/wire.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

const TWO_BATCHES = LIMITS.pushMutations + 20;

let world: SyncOffice;
let memberId: string;
/** What happened, in its order. */
let told: string[];
beforeEach(async () => {
  world = await makeSyncOffice();
  memberId = await world.addMember('Ana', 'admin');
  told = [];
});
afterEach(() => world.close());

const telling = {
  wire: { request: (kind: string) => void told.push(`request ${kind}`) },
  reached: (place: string) => void told.push(place),
};

/** A laptop with an account and more than one request of notes, and what it does of that is told. */
const fullLaptop = async (): Promise<{ ana: SyncDevice; id: string }> => {
  const ana = world.open(memberId, telling);
  const id = await addAccount(ana, 'Padaria');
  await ana.engine.runToHead();
  for (let note = 0; note < TWO_BATCHES; note++) await addNote(ana, id, `nota ${note}`);
  told.length = 0;
  return { ana, id };
};

const exchange = () => told.filter((place) => ['request push', 'before answers', 'request pull'].includes(place));

describe('a batch that is sent ahead', () => {
  it('travels while the answers to the one before it go in', async () => {
    const { ana } = await fullLaptop();
    await ana.engine.runToHead();
    expect(exchange().slice(0, 4)).toEqual(['request push', 'request push', 'before answers', 'before answers']);
    expect(await faultsOf(world, ana)).toEqual([]);
  });

  it('waits where it writes a row that the answers tell of', async () => {
    const { ana, id } = await fullLaptop();
    await editAccount(ana, id, { name: 'Padaria Real' });
    for (let note = 0; note < TWO_BATCHES; note++) await editAccount(ana, id, { website: `https://${note}.example` });
    await ana.engine.runToHead();
    const sent = exchange();
    // The first two batches share no row; from then on each edits the account.
    expect(sent.slice(0, 3)).toEqual(['request push', 'request push', 'before answers']);
    expect(sent.slice(3, 6)).toEqual(['before answers', 'request push', 'before answers']);
    expect(await faultsOf(world, ana)).toEqual([]);
    expect(ana.sql.value('SELECT count(*) FROM conflict')).toBe(0);
  });

  it('is asked about again when the laptop dies before its answers are in', async () => {
    const { ana } = await fullLaptop();
    let deaths = 0;
    const dying = world.open(memberId, {
      database: new BetterSqlite3(ana.database.serialize()),
      reached: (place) => {
        if (place !== 'inside answers' || deaths > 0) return;
        deaths += 1;
        throw new Error('died');
      },
    });
    await expect(dying.engine.runToHead()).rejects.toThrow('died');
    await dying.engine.runToHead();
    expect(await faultsOf(world, dying)).toEqual([]);
    expect(dying.sql.values('SELECT send_n FROM outbox ORDER BY n')).toEqual(
      Array.from({ length: TWO_BATCHES + 1 }, (_, index) => index + 1),
    );
  });
});
