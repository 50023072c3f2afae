import { join } from 'node:path';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import { writeChosen } from '#core/kernel/whole-file.ts';
import type { OutputSavings } from '#shared/contract/review-outputs.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { OutputKind } from '#shared/domain/vocabulary.ts';
import { outputKinds } from '#shared/domain/vocabulary.ts';
import type { ClientViewService } from './client-view-service.ts';
import { recapOf } from '../outputs/output-builder.ts';
import { documentName, makeDocument } from './document-maker.ts';
import type { PrintJobs } from './print-jobs.ts';
import { requirePreparation } from './preparation-service.ts';

interface SaveRequest {
  id: string;
  outputs: readonly OutputKind[];
  token: string;
  place: 'file' | 'folder';
}

/** Makes the documents of a review and keeps the view each was made from (F7). */
export class OutputService {
  readonly #kernel: Kernel;
  readonly #views: ClientViewService;
  readonly #jobs: PrintJobs;

  constructor(kernel: Kernel, views: ClientViewService, jobs: PrintJobs) {
    this.#kernel = kernel;
    this.#jobs = jobs;
    this.#views = views;
  }

  async names({ id }: { id: string }): Promise<Record<OutputKind, string>> {
    const { view } = await this.#views.preview({ id });
    return Object.fromEntries(outputKinds.map((output) => [output, documentName(output, view)])) as Record<
      OutputKind,
      string
    >;
  }

  /** One view for all files of a call, so that they agree; each file is whole or not there. */
  async *save(request: SaveRequest, signal?: AbortSignal): AsyncGenerator<OutputSavings> {
    const { id, outputs, token, place } = request;
    const target = this.#kernel.files.path(token, place === 'folder' ? 'folder' : 'write');
    const { view } = await this.#views.preview({ id });
    const saved: OutputSavings['saved'] = [];
    const step = (output: OutputKind | null): OutputSavings => ({
      output,
      done: saved.length,
      total: outputs.length,
      saved: [...saved],
      finished: output === null,
    });
    for (const output of outputs) {
      if (signal?.aborted) return;
      yield step(output);
      const bytes = await this.#make(output, view, signal);
      if (!bytes || signal?.aborted) return;
      const fileName = documentName(output, view);
      await writeChosen(place === 'folder' ? join(target, fileName) : target, bytes);
      await this.#keepBrief(id, output, fileName, view);
      saved.push({ output, fileName });
    }
    yield step(null);
  }

  async recapText({ id }: { id: string }): Promise<{ subject: string; text: string }> {
    return recapOf((await this.#views.preview({ id })).view);
  }

  async brief({ id }: { id: string }): Promise<{ view: ClientView; generatedAt: string }> {
    const row = await this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('review_brief')
        .select(['body', 'generated_at'])
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'review_brief' });
    return { view: JSON.parse(row.body) as ClientView, generatedAt: row.generated_at };
  }

  async #make(output: OutputKind, view: ClientView, signal: AbortSignal | undefined): Promise<Uint8Array | null> {
    try {
      if (output !== 'pdf') return await makeDocument(output, view, signal);
      return await this.#jobs.run(this.#kernel.newId(), { kind: 'review', view }, (job) => this.#kernel.print(job));
    } catch (error) {
      // Called off by the user: nobody waits for a reason.
      if (signal?.aborted) return null;
      if (error instanceof DomainError) throw error;
      this.#kernel.log('output_failed', { output, error: String(error) });
      throw new DomainError('OUTPUT_FAILED', { output, detail: error instanceof Error ? error.message : '' });
    }
  }

  /** The view as it was told, kept with the review; a picture of the logo is the workspace's already. */
  #keepBrief(id: string, output: OutputKind, fileName: string, view: ClientView): Promise<unknown> {
    return this.#kernel.unitOfWork.write(null, async ({ db, rows }) => {
      const { review } = await requirePreparation(db, id);
      rows.insert('review_brief', {
        account_id: review.account_id,
        review_id: id,
        generated_at: view.generatedAt,
        output,
        file_name: fileName,
        body: JSON.stringify({ ...view, workspace: { ...view.workspace, logoPng: null } }),
      });
    });
  }
}
