import type { AccountHistory, HistoryRange } from '#shared/contract/account-history.ts';
import type {
  AccountChoices,
  AccountOpened,
  AccountPick,
  AccountProfile,
  AccountsChange,
  ExternalFactor,
  PortfolioRow,
  SavedView,
  ViewPage,
} from '#shared/contract/accounts.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { gapDays } from '../activation/gap-repository.ts';
import { contractsOfAll } from '../contracts/contract-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { standingFlags } from '../journeys/flag-repository.ts';
import { standingHealth } from '../health/standing-health.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { journeyFinder } from '../journeys/journey-repository.ts';
import { followFirstStage } from '../journeys/stage-writing.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { segments, touchModelFinder, touchModels } from '../touch-models/touch-model-repository.ts';
import { readHistory } from './account-history.ts';
import { readOpened } from './account-opened.ts';
import {
  accountPicks,
  collaboratorsOf,
  externalIdsOf,
  factorsOf,
  findAccount,
  type GivenAccount,
  savedViews,
  tagsInUse,
  tagsOf,
  toAccount,
  toAccountPatch,
} from './account-repository.ts';
import { changeAccounts } from './bulk-change.ts';
import { standingOf } from './account-standing.ts';
import { memberNames } from './member-repository.ts';
import { unplannedSince } from './summary-repository.ts';
import { standingParts, standingRows } from './standing-repository.ts';
import { workspaceFrame } from './workspace-days.ts';

type NewAccount = GivenAccount & { name: string; tags?: string[] | undefined };
type GivenView = Omit<SavedView, 'id'> & { id?: string | undefined; page: ViewPage };
type GivenFactor = Omit<ExternalFactor, 'id'> & { id?: string | undefined; accountId: string };

/** B4. So many days back contacts without a plan are counted. */
const UNPLANNED_DAYS = 90;

/** The portfolio and what stands around an account (A, B2, N1). */
export class AccountService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  portfolio(): Promise<PortfolioRow[]> {
    const { clock, unitOfWork } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const [rows, { dayOf }, members, modelOf, journeys, contracts, parts, health, flags, staleDays] =
        await Promise.all([
          standingRows(db, clock.now()),
          workspaceFrame(db),
          memberNames(db),
          touchModelFinder(db),
          journeyFinder(db),
          contractsOfAll(db, clock.today()),
          standingParts(db),
          standingHealth(db, clock.today()),
          standingFlags(db, clock.today()),
          readMethodSettings(db),
        ]);
      const gaps = await gapDays(db, clock.today(), { journeys });
      const planned = rows.filter((row) => modelOf(row).rules.planRequired).map(({ id }) => id);
      const unplanned = await unplannedSince(db, planned, addDays(clock.today(), -UNPLANNED_DAYS));
      const context = {
        today: clock.today(),
        dayOf,
        members,
        modelOf,
        journeys,
        contracts,
        parts,
        health,
        unplanned,
        flags,
        gaps,
        staleDays,
      };
      return rows.map((row) => standingOf(row, context));
    });
  }

  open({ id }: { id: string }): Promise<AccountOpened> {
    const { clock, unitOfWork } = this.#kernel;
    return unitOfWork.read((db) => readOpened(db, id, { now: clock.now(), today: clock.today() }));
  }

  profile({ id }: { id: string }): Promise<AccountProfile> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const row = await findAccount(db, id);
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const [tags, collaborators, factors, externalIds] = await Promise.all([
        tagsOf(db, id),
        collaboratorsOf(db, id),
        factorsOf(db, id),
        externalIdsOf(db, id),
      ]);
      return {
        account: toAccount(row),
        tags: tags.map(({ name }) => name),
        collaboratorIds: collaborators.map(({ member_id }) => member_id),
        factors,
        externalIds,
      };
    });
  }

  history({ id, ...range }: { id: string } & HistoryRange): Promise<AccountHistory> {
    const today = this.#kernel.clock.today();
    return this.#kernel.unitOfWork.read((db) => readHistory(db, id, { today, ...range }));
  }

  choices(): Promise<AccountChoices> {
    return this.#kernel.unitOfWork.read(async (db) => ({
      ...(await db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()),
      touchModels: await touchModels(db),
      segments: await segments(db),
      tags: await tagsInUse(db),
    }));
  }

  pick(): Promise<AccountPick[]> {
    return this.#kernel.unitOfWork.read(accountPicks);
  }

  /** An account without an owner given is its maker's (sync.md 2.2). */
  create({ name, tags = [], ...given }: NewAccount): Promise<{ id: string }> {
    const { actor, unitOfWork, clock } = this.#kernel;
    return unitOfWork.write('accounts.create', async (context) => {
      const { db, rows } = context;
      const { language } = await db.selectFrom('workspace').select('language').executeTakeFirstOrThrow();
      const { id } = rows.insert('account', {
        owner_id: actor.memberId,
        autonomy: 'low',
        status: 'onboarding',
        language,
        ...toAccountPatch({ name, ...given }),
        name,
      });
      for (const tag of new Set(tags)) rows.put('account_tag', { account_id: id, name: tag });
      await followFirstStage(context, id, clock.today());
      return { id };
    });
  }

  async update({ id, patch }: { id: string; patch: GivenAccount }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('accounts.update', ({ rows }) =>
      rows.update('account', id, toAccountPatch(patch)),
    );
    return {};
  }

  async changeMany(change: AccountsChange): Promise<{ changed: number }> {
    const label = change.trash ? 'accounts.trashMany' : 'accounts.updateMany';
    return { changed: await this.#kernel.unitOfWork.write(label, (context) => changeAccounts(context, change)) };
  }

  async setTags({ id, tags }: { id: string; tags: string[] }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('accounts.tags', async ({ db, rows }) => {
      const before = await tagsOf(db, id);
      const known = new Set(before.map(({ name }) => name));
      for (const { id: tagId, name } of before) if (!tags.includes(name)) rows.trash('account_tag', tagId);
      for (const name of new Set(tags)) if (!known.has(name)) rows.put('account_tag', { account_id: id, name });
    });
    return {};
  }

  async setCollaborators({ id, memberIds }: { id: string; memberIds: string[] }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('accounts.collaborators', async ({ db, rows }) => {
      const before = await collaboratorsOf(db, id);
      const known = new Set(before.map(({ member_id }) => member_id));
      for (const { id: rowId, member_id } of before)
        if (!memberIds.includes(member_id)) rows.trash('account_collaborator', rowId);
      for (const member_id of new Set(memberIds))
        if (!known.has(member_id)) rows.put('account_collaborator', { account_id: id, member_id });
    });
    return {};
  }

  saveFactor({ id, accountId, ...fields }: GivenFactor): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('accounts.factor', ({ rows }) => {
      if (id === undefined) return { id: rows.insert('external_factor', { account_id: accountId, ...fields }).id };
      rows.update('external_factor', id, fields);
      return { id };
    });
  }

  views({ page }: { page: ViewPage }): Promise<SavedView[]> {
    return this.#kernel.unitOfWork.read((db) => savedViews(db, this.#kernel.actor.memberId, page));
  }

  saveView({ id, page, name, query }: GivenView): Promise<{ id: string }> {
    const { actor, unitOfWork } = this.#kernel;
    return unitOfWork.write('accounts.view', async ({ db, rows }) => {
      if (id !== undefined) {
        rows.update('saved_view', id, { name, query });
        return { id };
      }
      const last = (await savedViews(db, actor.memberId, page)).at(-1)?.position ?? null;
      const position = keyBetween(last, null, deviceSuffix(actor.deviceId));
      return { id: rows.insert('saved_view', { member_id: actor.memberId, page, name, query, position }).id };
    });
  }

  async removeView({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('accounts.viewRemove', ({ rows }) => rows.trash('saved_view', id));
    return {};
  }
}
