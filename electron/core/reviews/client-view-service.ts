import type { Kysely } from 'kysely';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { Database } from '#database/schema.ts';
import type { OutputPreview } from '#shared/contract/review-outputs.ts';
import type { LogoService } from '../settings/logo-service.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import type { ViewWorkspace } from '#shared/domain/client-view.ts';
import { periodContains } from '#shared/domain/calendar.ts';
import { commitmentsMadeIn, standingCommitments } from './commitment-repository.ts';
import { goalFacts } from './goal-facts.ts';
import { leftOutOf, outputChecks } from './output-checks.ts';
import { dataAsOf, readPeriod } from './period-repository.ts';
import { picksOf, preparationRows } from './preparation-repository.ts';
import { nextReviewOf, requirePreparation } from './preparation-service.ts';
import { reportTexts } from './review-content.ts';
import { reviewFacts } from './review-facts.ts';
import { workspaceOf } from './review-repository.ts';

/** Of the house, where the workspace chose none (ui.md, Colour). */
const PRIMARY = '#0B6E6E';
const SECONDARY = '#3D5A80';

/** Reads a review from the database into what its client may read (F7). */
export class ClientViewService {
  readonly #kernel: Kernel;
  readonly #logo: LogoService;

  constructor(kernel: Kernel, logo: LogoService) {
    this.#kernel = kernel;
    this.#logo = logo;
  }

  async preview({ id }: { id: string }): Promise<OutputPreview> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { review, account } = await requirePreparation(db, id);
      const rows = await preparationRows(db, review, account, actor.workspaceId);
      const goals = await goalFacts(db, review, dataAsOf(review, today));
      const data = await readPeriod(db, review, today);
      const facts = reviewFacts({
        review,
        account,
        workspace: await this.workspace(db),
        owner: await ownerOfReview(db, review.owner_id),
        data,
        goals,
        picks: picksOf(rows.items),
        rows,
        lastCommitments: await standingCommitments(db, review),
        commitments: await commitmentsMadeIn(db, id),
        nextReview: await nextReviewOf(db, review),
        texts: reportTexts(account.language),
        today,
        generatedAt: clock.now(),
      });
      const view = toClientView(facts);
      const internal = {
        feelings: data.feelings.filter(({ on }) => periodContains(data.period, on)).length,
        risks: rows.items.filter(({ section }) => section === 'risk').length,
        opportunities: rows.items.filter(({ section }) => section === 'opportunity').length,
        picks: rows.items.filter(({ section, sourceTable }) => section === 'happened' && sourceTable !== 'number')
          .length,
        stepNotes: rows.steps.filter(({ note }) => note?.trim()).length,
      };
      return {
        view,
        checks: outputChecks({ view, data, goals, agenda: rows.agenda }),
        leftOut: leftOutOf(facts, internal),
      };
    });
  }

  async #logoPng(): Promise<string | null> {
    const bytes = await this.#logo.bytes();
    return bytes && Buffer.from(bytes).toString('base64');
  }

  /** The workspace's look, as every document of a client carries it. */
  async workspace(db: Kysely<Database>): Promise<ViewWorkspace> {
    const row = await workspaceOf(db);
    return {
      name: row.name,
      logoPng: await this.#logoPng(),
      primaryColor: row.primary_color ?? PRIMARY,
      secondaryColor: row.secondary_color ?? SECONDARY,
    };
  }
}

async function ownerOfReview(db: Kysely<Database>, ownerId: string | null) {
  const row = ownerId
    ? await db.selectFrom('member').select(['name', 'email']).where('id', '=', ownerId).executeTakeFirst()
    : undefined;
  return { name: row?.name ?? '', email: row?.email ?? null };
}
