import { parseStamp } from '#shared/sync/clock.ts';
import { addDigest, fromHex16, hex16, rowDigest } from '#shared/sync/digest.ts';
import { sha256 } from '#server/sync/environment.ts';
import { bucketReader, faultsOf } from '#test/support/sync-faults.ts';
import type { AccessOracle } from './access-oracle.ts';
import type { Laptop } from './laptop.ts';
import type { SimServer } from './sim-server.ts';
import { checkTraces } from './traces.ts';
import type { Report } from './watch.ts';

/** What must hold when everything was sent and everything was taken in. */
export const checkAtRest = async (
  server: SimServer,
  laptops: readonly Laptop[],
  oracle: AccessOracle,
  report: Report,
  now: number,
): Promise<void> => {
  checkServer(server, report, now);
  const read = bucketReader(server);
  for (const laptop of laptops) {
    if (laptop.stopped) continue;
    for (const fault of await faultsOf(server, laptop.device, read)) report('I1', `${laptop.name}: ${fault}`);
    for (const bucket of laptop.device.sql.values<string>('SELECT DISTINCT bucket FROM row_meta'))
      if (!oracle.mayRead(laptop.memberId, bucket)) report('I8', `${laptop.name} still holds rows of ${bucket}`);
    const healed = laptop.device.sql.values<string>(`SELECT bucket || detail FROM sync_journal WHERE kind = 'healed'`);
    if (healed.length > 0 && !laptop.isCorrupted) report('I9', `${laptop.name} had to be healed: ${healed[0]}`);
  }
  checkTraces(server, laptops, report);
};

const checkServer = (server: SimServer, report: Report, now: number): void => {
  const head = server.head();
  const sets = server.all<{ seq: number; mutation_id: string }>(
    'SELECT seq, mutation_id FROM sync_change_set ORDER BY seq',
  );
  const first = sets[0]?.seq ?? head + 1;
  sets.forEach(({ seq }, index) => {
    if (seq !== first + index) report('I4', `the log jumps to ${seq} where ${first + index} is due`);
  });
  if (sets.length > 0 && sets.at(-1)!.seq !== head)
    report('I4', `the log ends at ${sets.at(-1)!.seq}, head is ${head}`);
  const taken = new Set<string>();
  for (const { mutation_id: id } of sets) {
    if (taken.has(id)) report('I3', `mutation ${id} was taken twice`);
    taken.add(id);
  }
  const sums = new Map<string, { n: number; sum: bigint }>();
  for (const image of server.images()) {
    const { t, id, b, c, purged } = image;
    for (const { h } of [c, ...Object.values(c.x ?? {})])
      if (h !== '' && parseStamp(h).ms > now) report('I10', `${t} ${id} carries ${h} of the future`);
    if (purged) continue;
    const key = `${b} ${t}`;
    const sum = sums.get(key) ?? { n: 0, sum: 0n };
    sums.set(key, { n: sum.n + 1, sum: addDigest(sum.sum, rowDigest(image, sha256)) });
  }
  for (const { bucket, t, n, digest } of server.all<{ bucket: string; t: string; n: number; digest: string }>(
    'SELECT bucket, t, n, digest FROM sync_bucket_digest',
  )) {
    const due = sums.get(`${bucket} ${t}`) ?? { n: 0, sum: 0n };
    if (due.n !== n || due.sum !== fromHex16(digest))
      report('I9', `the server sums ${bucket} ${t} to ${n} ${digest} instead of ${due.n} ${hex16(due.sum)}`);
  }
};
