import type { z } from 'zod';
import type { DeviceLine } from '#shared/contract/server/devices.ts';
import type { device as deviceEntry } from '#shared/contract/joining.ts';
import type { InvitationRequest } from '#shared/contract/server/invitations.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { ServerPort } from '../kernel/server-port.ts';

export type Device = z.infer<typeof deviceEntry>;

const INVITATION_DAYS = 14;

const instant = (ms: number): string => new Date(ms).toISOString();
const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));

/** Who works in a shared workspace: asked of the server each time, since it decides (security.md 5.5). */
export class PeopleService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** @throws DomainError NOT_SHARED */
  get server(): ServerPort {
    const { sync } = this.#kernel;
    if (!sync) throw new DomainError('NOT_SHARED');
    return sync.server;
  }

  async list() {
    const { server } = this;
    const [{ members }, { teams }, { invitations }] = await Promise.all([
      server.members(),
      server.teams(),
      server.invitations(),
    ]);
    return {
      members: members.map((member) => ({ ...member, lastSeenAt: instantOrNull(member.lastSeenAt) })),
      teams,
      invitations: invitations.map((invitation) => ({
        ...invitation,
        createdAt: instant(invitation.createdAt),
        expiresAt: instant(invitation.expiresAt),
      })),
    };
  }

  async invite(request: Omit<InvitationRequest, 'days'>) {
    const { code, mailed, expiresAt } = await this.server.invite({ ...request, days: INVITATION_DAYS });
    return { code, mailed, expiresAt: instant(expiresAt) };
  }

  async handOver(from: string, to: string, accountIds: string[] | null): Promise<{ accounts: number }> {
    return this.server.handOver(from, { to, ...(accountIds && { accountIds }) });
  }

  async resetCode(id: string) {
    const { code, expiresAt } = await this.server.resetCode(id);
    return { code, expiresAt: instant(expiresAt) };
  }

  /** Of this member. */
  async devices(): Promise<Device[]> {
    const { devices } = await this.server.devices();
    return this.#named(devices);
  }

  /** Of everybody. */
  async allDevices(): Promise<Device[]> {
    const { devices } = await this.server.allDevices();
    return this.#named(devices);
  }

  async audit(before: number | null) {
    const { server } = this;
    const [{ lines, more }, { devices }, members] = await Promise.all([
      server.audit(before),
      server.allDevices(),
      this.#memberNames(),
    ]);
    // Checked with the first page: each following one is of the same chain.
    const { brokenAt } = before === null ? await server.verifyAudit() : { brokenAt: null };
    const deviceNames = new Map(devices.map(({ id, name }) => [id, name]));
    return {
      lines: lines.map(({ n, at, kind, memberId, deviceId, detail }) => ({
        n,
        at: instant(at),
        kind,
        memberName: members.get(memberId ?? '') ?? null,
        deviceName: deviceNames.get(deviceId ?? '') ?? null,
        detail,
      })),
      more,
      brokenAt,
    };
  }

  async #named(devices: readonly DeviceLine[]): Promise<Device[]> {
    const names = await this.#memberNames();
    return devices.map((line) => ({
      ...line,
      memberName: names.get(line.memberId) ?? '',
      lastSeenAt: instantOrNull(line.lastSeenAt),
    }));
  }

  async #memberNames(): Promise<Map<string, string>> {
    const rows = await this.#kernel.unitOfWork.read((db) => db.selectFrom('member').select(['id', 'name']).execute());
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
