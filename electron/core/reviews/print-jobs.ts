import { DomainError } from '#core/kernel/domain-error.ts';
import type { PrintJob } from '#shared/domain/print-job.ts';

/** What waits to be printed, by its job: all that a printing page may read. */
export class PrintJobs {
  readonly #jobs = new Map<string, PrintJob>();

  /** Prints a job through `print`; it ends with that, printed or not. */
  async run<Result>(id: string, job: PrintJob, print: (job: string) => Promise<Result>): Promise<Result> {
    this.#jobs.set(id, job);
    try {
      return await print(id);
    } finally {
      this.#jobs.delete(id);
    }
  }

  /** @throws DomainError ROW_NOT_FOUND for a job that is over or never was. */
  job({ id }: { id: string }): PrintJob {
    const job = this.#jobs.get(id);
    if (!job) throw new DomainError('ROW_NOT_FOUND', { what: 'print_job' });
    return job;
  }
}
