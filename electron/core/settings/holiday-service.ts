import type { Holiday } from '#shared/contract/workspace-look.ts';
import type { Kernel } from '../kernel/kernel.ts';

/** The workspace's holidays: days on which nothing falls due. */
export class HolidayService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(year: number): Promise<Holiday[]> {
    return this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('holiday')
        .select(['id', 'day', 'content_key as contentKey', 'name'])
        .where('day', '>=', `${year}-01-01`)
        .where('day', '<=', `${year}-12-31`)
        .where('deleted_at', 'is', null)
        .orderBy('day')
        .execute(),
    );
  }

  async add({ day, name }: { day: string; name: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('holiday.add', ({ rows }) => rows.put('holiday', { day, name }));
    return {};
  }

  async remove({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('holiday.remove', ({ rows }) => rows.trash('holiday', id));
    return {};
  }
}
