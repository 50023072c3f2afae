import type { RowImage } from '#shared/sync/wire.ts';
import type { SimServer } from './sim-server.ts';

/**
 * Who may read what, worked out a second way: from the rows themselves, not from the server's own tables of access
 * (sync.md 2.2). Kept for one state of the store.
 */
export class AccessOracle {
  readonly #server: SimServer;
  #version: number | null = null;
  #accounts: { id: string; owner: string | null }[] = [];
  #collaborators = new Set<string>();
  #members = new Map<string, { role: string; team: string; active: boolean }>();

  constructor(server: SimServer) {
    this.#server = server;
  }

  mayRead(memberId: string, bucket: string): boolean {
    this.#refresh();
    const member = this.#members.get(memberId);
    if (!member?.active) return false;
    const [kind, first = '', second] = bucket.split(':');
    switch (kind) {
      case 'w':
        return true;
      case 'm':
        return first === memberId;
      case 't':
        return member.role === 'lead' && member.team === first;
      case 'a':
        return this.#readsAccount(memberId, first);
      case 'p':
        return second === memberId && this.#readsAccount(memberId, first);
      default:
        return false;
    }
  }

  #readsAccount(memberId: string, accountId: string): boolean {
    const account = this.#accounts.find(({ id }) => id === accountId);
    const member = this.#members.get(memberId);
    if (!account || !member) return false;
    if (member.role === 'admin' || account.owner === memberId) return true;
    if (this.#collaborators.has(`${accountId} ${memberId}`)) return true;
    return member.role === 'lead' && this.#members.get(account.owner ?? '')?.team === member.team;
  }

  #refresh(): void {
    const { version } = this.#server;
    if (version === this.#version) return;
    this.#version = version;
    this.#accounts = [];
    this.#collaborators = new Set();
    this.#members = new Map();
    for (const { image } of this.#server.all<{ image: string }>(
      `SELECT image FROM sync_row WHERE t IN ('account', 'account_collaborator', 'member')`,
    )) {
      const { t, id, v, purged } = JSON.parse(image) as RowImage;
      const erased = purged && this.#server.erased.get(id);
      if (erased) {
        this.#accounts.push({ id, owner: erased.owner });
        for (const memberId of erased.collaborators) this.#collaborators.add(`${id} ${memberId}`);
      } else if (t === 'account') this.#accounts.push({ id, owner: (v['owner_id'] as string | undefined) ?? null });
      else if (t === 'member')
        this.#members.set(id, {
          role: String(v['role']),
          team: String(v['team_id']),
          active: v['active'] === 1 && v['deleted_at'] === undefined,
        });
      else if (v['deleted_at'] === undefined) this.#collaborators.add(`${v['account_id']} ${v['member_id']}`);
    }
  }
}
