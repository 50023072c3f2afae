import type { CommunicationTrack, TrackFields } from '#shared/contract/communication.ts';
import { deviceSuffix, keyBetween, keysAfter } from '#shared/domain/fractional-index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import type { SendPlanner } from './send-planner.ts';
import { enrolledIn, readTracks } from './track-repository.ts';

type Enrollment = { trackId: string; accountId: string };

/** Communication tracks: which contents in which order, for whom (H4). */
export class TrackService {
  readonly #kernel: Kernel;
  readonly #planner: Pick<SendPlanner, 'planAgain'>;

  constructor(kernel: Kernel, planner: Pick<SendPlanner, 'planAgain'>) {
    this.#kernel = kernel;
    this.#planner = planner;
  }

  list(): Promise<{ tracks: CommunicationTrack[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => ({
      tracks: await readTracks(db),
      mayWrite: await mayWriteMethod(db, this.#kernel.actor),
    }));
  }

  async save({ id, steps, ...fields }: TrackFields & { id?: string | undefined }): Promise<{ id: string }> {
    const { actor, unitOfWork } = this.#kernel;
    const values = {
      name: fields.name,
      segment_id: fields.segmentId,
      conditions: fields.conditions,
      active: fields.active ? (1 as const) : (0 as const),
    };
    const saved = await unitOfWork.write('communication.track', async (context) => {
      const { db, rows } = context;
      if (id) {
        rows.update('communication_track', id, values);
        await putSteps(context, id, steps);
        return { id };
      }
      const last = await db
        .selectFrom('communication_track')
        .select('position')
        .orderBy('position', 'desc')
        .executeTakeFirst();
      const position = keyBetween(last?.position ?? null, null, deviceSuffix(actor.deviceId));
      const made = rows.insert('communication_track', { ...values, position });
      await putSteps(context, made.id, steps);
      return { id: made.id };
    });
    await this.#planner.planAgain(null);
    return saved;
  }

  enrolled({ id }: { id: string }): ReturnType<typeof enrolledIn> {
    return this.#kernel.unitOfWork.read((db) => enrolledIn(db, id));
  }

  async enroll({ trackId, accountId }: Enrollment): Promise<Record<string, never>> {
    const today = this.#kernel.clock.today();
    await this.#kernel.unitOfWork.write('communication.enroll', ({ rows }) =>
      rows.put('track_enrollment', { account_id: accountId, track_id: trackId, started_on: today, stopped_on: null }),
    );
    await this.#planner.planAgain(accountId);
    return {};
  }

  /** What waits of the track goes with it; what was sent stays. */
  async stop({ trackId, accountId }: Enrollment): Promise<Record<string, never>> {
    const today = this.#kernel.clock.today();
    await this.#kernel.unitOfWork.write('communication.stop', async ({ db, rows }) => {
      const id = rows.naturalId('track_enrollment', { account_id: accountId, track_id: trackId });
      if (id) rows.update('track_enrollment', id, { stopped_on: today });
      const waiting = await db
        .selectFrom('content_sent')
        .select('id')
        .where('account_id', '=', accountId)
        .where('track_id', '=', trackId)
        .where('state', 'in', ['proposed', 'draft'])
        .where('deleted_at', 'is', null)
        .execute();
      for (const send of waiting) rows.update('content_sent', send.id, { state: 'skipped' });
    });
    return {};
  }
}

/** Steps keep their ids, so that what was sent of a step is known to have been sent. */
const putSteps = async ({ db, rows }: WriteContext, trackId: string, steps: TrackFields['steps']): Promise<void> => {
  const before = await db
    .selectFrom('track_step')
    .select('id')
    .where('track_id', '=', trackId)
    .where('deleted_at', 'is', null)
    .execute();
  const kept = new Set(steps.flatMap(({ id }) => id ?? []));
  for (const { id } of before) if (!kept.has(id)) rows.trash('track_step', id);
  const positions = keysAfter(null, steps.length, '');
  const known = new Set(before.map(({ id }) => id));
  for (const [index, { id, contentId, offsetDays }] of steps.entries()) {
    const values = { content_id: contentId, offset_days: offsetDays, position: positions[index] ?? '' };
    if (id && known.has(id)) rows.update('track_step', id, values);
    else rows.insert('track_step', { track_id: trackId, ...values });
  }
};
