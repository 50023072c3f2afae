import type { WorkspaceSettings } from '#shared/contract/system.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ServerPort } from '../kernel/server-port.ts';

/** Settings of the workspace and of the member at work. */
export class SettingsService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async read(): Promise<WorkspaceSettings> {
    const { workspaceId, memberId } = this.#kernel.actor;
    return this.#kernel.unitOfWork.read(async (db) => {
      const workspace = await db
        .selectFrom('workspace')
        .selectAll()
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow();
      const member = await db.selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow();
      return {
        name: workspace.name,
        timeZone: workspace.time_zone,
        language: workspace.language,
        currency: workspace.currency,
        primaryColor: workspace.primary_color,
        secondaryColor: workspace.secondary_color,
        memberName: member.name,
        memberEmail: member.email,
      };
    });
  }

  async put(patch: { [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | undefined }): Promise<WorkspaceSettings> {
    const { workspaceId, memberId } = this.#kernel.actor;
    const { sync } = this.#kernel;
    if (sync) await this.#renameShared(sync.server, patch);
    await this.#kernel.unitOfWork.write('settings', ({ rows }) => {
      rows.update('workspace', workspaceId, {
        name: patch.name,
        time_zone: patch.timeZone,
        language: patch.language,
        currency: patch.currency,
        primary_color: patch.primaryColor,
        secondary_color: patch.secondaryColor,
      });
      if (!sync) rows.update('member', memberId, { name: patch.memberName, email: patch.memberEmail });
    });
    return this.read();
  }

  /** Members of a shared workspace are the server's to write. @throws DomainError ROLE_FORBIDDEN, SERVER_UNREACHABLE */
  async #renameShared(server: ServerPort, { memberName }: { memberName?: string | undefined }): Promise<void> {
    if (memberName === undefined || memberName === (await this.read()).memberName) return;
    await server.changeMember(this.#kernel.actor.memberId, { name: memberName });
  }
}
