import type { Kernel } from '../kernel/kernel.ts';

/** Texts being typed and not yet saved: they survive a closed window and a killed core, and never sync. */
export class DraftService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async get(key: string): Promise<{ text: string; savedAt: string } | null> {
    const found = await this.#kernel.unitOfWork.read((db) =>
      db.selectFrom('draft').select(['text', 'saved_at']).where('key', '=', key).executeTakeFirst(),
    );
    return found ? { text: found.text, savedAt: found.saved_at } : null;
  }

  async put(key: string, text: string): Promise<{ savedAt: string }> {
    const savedAt = this.#kernel.clock.now();
    await this.#kernel.unitOfWork.write(null, ({ db }) =>
      db
        .insertInto('draft')
        .values({ key, text, saved_at: savedAt })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ text, saved_at: savedAt }))
        .execute(),
    );
    return { savedAt };
  }

  async clear(key: string): Promise<void> {
    await this.#kernel.unitOfWork.write(null, ({ db }) => db.deleteFrom('draft').where('key', '=', key).execute());
  }
}
