import type { Dossier } from '#shared/domain/dossier.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { readEvents } from '../accounts/account-events.ts';
import type { AccountService } from '../accounts/account-service.ts';
import type { BaselineService } from '../activation/baseline-service.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { writeChosen } from '../kernel/whole-file.ts';
import type { PlanService } from '../plans/plan-service.ts';
import { safeFileName } from '../reviews/file-name.ts';
import type { PrintJobs } from '../reviews/print-jobs.ts';
import { profileSections, relationSections, standingSection } from './dossier-account.ts';
import { dossierWords } from './dossier-texts.ts';
import {
  baselineSection,
  contractSection,
  historySection,
  openSections,
  planSection,
  talkSections,
} from './dossier-work.ts';

interface Request {
  accountId: string;
  language: Language;
}

interface Sources {
  accounts: AccountService;
  plans: PlanService;
  baselines: BaselineService;
  jobs: PrintJobs;
}

/** Where the history of a relation begins, for practical purposes. */
const BEGINNING = '1900-01-01';
const EVENTS = 2000;

/** A7: one click, one PDF with all that whoever takes over has to know; internal on every page. */
export class DossierService {
  readonly #kernel: Kernel;
  readonly #sources: Sources;

  constructor(kernel: Kernel, sources: Sources) {
    this.#kernel = kernel;
    this.#sources = sources;
  }

  async fileName({ accountId, language }: Request): Promise<{ fileName: string }> {
    const { account } = await this.#sources.accounts.profile({ id: accountId });
    const { t } = dossierWords(language);
    return { fileName: safeFileName(`${t('file')} ${account.name} ${this.#kernel.clock.today()}.pdf`) };
  }

  async save({ accountId, language, token }: Request & { token: string }): Promise<Record<string, never>> {
    const target = this.#kernel.files.path(token, 'write');
    const dossier = await this.read({ accountId, language });
    try {
      const job = { kind: 'dossier', dossier } as const;
      const bytes = await this.#sources.jobs.run(this.#kernel.newId(), job, (id) => this.#kernel.print(id));
      await writeChosen(target, bytes);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.#kernel.log('output_failed', { output: 'dossier', error: String(error) });
      throw new DomainError('OUTPUT_FAILED', { output: 'pdf', detail: error instanceof Error ? error.message : '' });
    }
    return {};
  }

  /** @throws DomainError ROW_NOT_FOUND */
  async read({ accountId, language }: Request): Promise<Dossier> {
    const { accounts, plans, baselines } = this.#sources;
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    const words = dossierWords(language);
    const [opened, profile, choices, plan, baseline] = await Promise.all([
      accounts.open({ id: accountId }),
      accounts.profile({ id: accountId }),
      accounts.choices(),
      plans.view({ accountId }),
      baselines.view({ accountId }),
    ]);
    return unitOfWork.read(async (db) => {
      const workspace = await db.selectFrom('workspace').select('name').executeTakeFirstOrThrow();
      const activation = await db
        .selectFrom('activation')
        .select(['activated_on', 'note'])
        .where('account_id', '=', accountId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      const health = await db
        .selectFrom('derived_account')
        .select('shown_score')
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      const parts = {
        opened,
        profile,
        segment: choices.segments.find(({ id }) => id === profile.account.segmentId) ?? null,
        activation: { activatedOn: activation?.activated_on ?? null, note: activation?.note ?? null },
        health: health?.shown_score ?? null,
      };
      const events = await readEvents(db, accountId, { since: BEGINNING, until: today, limit: EVENTS });
      const client = profile.account.name;
      const day = words.format.day(today);
      return {
        language,
        title: words.t('title', { client }),
        subtitle: words.t('subtitle', { day }),
        internal: words.t('internal'),
        foot: words.t('foot', { workspace: workspace.name, client, day }),
        sections: [
          standingSection(words, parts),
          ...(await openSections(db, words, accountId)),
          planSection(words, plan),
          ...profileSections(words, parts),
          ...(await relationSections(db, words, accountId)),
          await contractSection(db, words, accountId),
          baselineSection(words, baseline),
          ...(await talkSections(db, words, accountId)),
          historySection(words, events),
        ],
      };
    });
  }
}
