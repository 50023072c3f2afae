import { os } from '../procedures.ts';
import { findPlace } from '../search/record-place.ts';

/** The procedures that belong to no feature: who, which workspace, settings, undo, search, drafts, trash. */
export const systemProcedures = {
  system: {
    events: os.system.events.handler(({ context, signal }) => context.host.announcements.stream(signal)),
    me: os.system.me.handler(async ({ context }) => {
      const { kernel } = context.host.lockedServices;
      const { actor, clock, unitOfWork } = kernel;
      const { workspace, members, teams } = await unitOfWork.read(async (db) => ({
        workspace: await db
          .selectFrom('workspace')
          .selectAll()
          .where('id', '=', actor.workspaceId)
          .executeTakeFirstOrThrow(),
        members: await db
          .selectFrom('member')
          .select(['id', 'name', 'active', 'role', 'team_id'])
          .where('deleted_at', 'is', null)
          .orderBy('name')
          .execute(),
        teams: await db
          .selectFrom('team')
          .select(['id', 'name'])
          .where('deleted_at', 'is', null)
          .orderBy('name')
          .execute(),
      }));
      const me = members.find((member) => member.id === actor.memberId);
      return {
        workspaceId: actor.workspaceId,
        memberId: actor.memberId,
        memberName: me?.name ?? '',
        teamId: actor.teamId,
        role: me?.role ?? 'consultant',
        today: clock.today(),
        timeZone: workspace.time_zone,
        currency: workspace.currency,
        appVersion: context.host.options.appVersion,
        systemLocale: context.host.options.systemLocale,
        members: members.map(({ id, name, active, team_id }) => ({ id, name, active: active === 1, teamId: team_id })),
        teams,
      };
    }),
  },
  workspaces: {
    status: os.workspaces.status.handler(({ context }) => context.host.status()),
    create: os.workspaces.create.handler(({ context, input }) => context.host.create(input)),
    openDemo: os.workspaces.openDemo.handler(({ context, input, signal }) => context.host.openDemo(input, signal)),
    unlock: os.workspaces.unlock.handler(({ context, input }) => context.host.unlock(input.passphrase)),
    open: os.workspaces.open.handler(({ context, input }) => context.host.open(input.id)),
    makeRecoveryCode: os.workspaces.makeRecoveryCode.handler(({ context }) => context.host.makeRecoveryCode()),
    recover: os.workspaces.recover.handler(({ context, input }) => context.host.recover(input)),
    encrypt: os.workspaces.encrypt.handler(({ context, input }) => context.host.encrypt(input)),
    removeDemo: os.workspaces.removeDemo.handler(({ context }) => context.host.removeDemo()),
  },
  settings: {
    device: os.settings.device.handler(({ context }) => context.host.device.settings),
    putDevice: os.settings.putDevice.handler(async ({ context, input }) => {
      await context.host.device.put(
        Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
      );
      return context.host.device.settings;
    }),
    workspace: os.settings.workspace.handler(({ context }) => context.services.settings.read()),
    putWorkspace: os.settings.putWorkspace.handler(async ({ context, input }) => {
      const settings = await context.services.settings.put(input);
      await context.host.renamed(settings.name);
      return settings;
    }),
  },
  history: {
    state: os.history.state.handler(({ context }) => context.services.kernel.history.state()),
    undo: os.history.undo.handler(({ context }) => context.services.kernel.history.go('undo')),
    redo: os.history.redo.handler(({ context }) => context.services.kernel.history.go('redo')),
  },
  search: {
    place: os.search.place.handler(({ context, input }) =>
      context.services.kernel.unitOfWork.read((db) => findPlace(db, input)),
    ),
    query: os.search.query.handler(async ({ context, input }) => ({
      hits: await context.services.search.query(input.text, input.limit),
    })),
  },
  drafts: {
    get: os.drafts.get.handler(({ context, input }) => context.services.drafts.get(input.key)),
    put: os.drafts.put.handler(({ context, input }) => context.services.drafts.put(input.key, input.text)),
    clear: os.drafts.clear.handler(async ({ context, input }) => {
      await context.services.drafts.clear(input.key);
      return {};
    }),
  },
  trash: {
    list: os.trash.list.handler(({ context }) => context.services.trash.list()),
    put: os.trash.put.handler(async ({ context, input }) => {
      await context.services.trash.put(input.table, input.id);
      return {};
    }),
    restore: os.trash.restore.handler(async ({ context, input }) => {
      await context.services.trash.restore([input]);
      return {};
    }),
    erase: os.trash.erase.handler(async ({ context, input }) => {
      await context.services.trash.erase(input.rows);
      return {};
    }),
    restoreMany: os.trash.restoreMany.handler(async ({ context, input }) => {
      await context.services.trash.restore(input.rows);
      return {};
    }),
  },
};
