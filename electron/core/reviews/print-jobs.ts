import { DomainError } from '#core/kernel/domain-error.ts';
import type { ClientView } from '#shared/domain/client-view.ts';

/** Views that wait to be printed, by their job: all that a printing page may read. */
export class PrintJobs {
  readonly #views = new Map<string, ClientView>();

  /** Prints a view through `print`; the job ends with it, printed or not. */
  async run<Result>(id: string, view: ClientView, print: (job: string) => Promise<Result>): Promise<Result> {
    this.#views.set(id, view);
    try {
      return await print(id);
    } finally {
      this.#views.delete(id);
    }
  }

  /** @throws DomainError ROW_NOT_FOUND for a job that is over or never was. */
  view(id: string): ClientView {
    const view = this.#views.get(id);
    if (!view) throw new DomainError('ROW_NOT_FOUND', { what: 'print_job' });
    return view;
  }
}
