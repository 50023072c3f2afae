import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Laptop } from './laptop.ts';
import type { Random } from './random.ts';
import { editedText, firstText, tickedText } from './texts.ts';

/** What people do, and how often. */
export const editWeights = {
  'create account': 4,
  'edit account': 14,
  'edit text': 18,
  'add note': 6,
  'add contact': 5,
  'edit contact': 9,
  'edit pair': 6,
  'move task': 6,
  trash: 8,
  restore: 5,
  'put natural row': 10,
  'trash natural row': 5,
  'private note': 4,
  'own setting': 3,
  'saved view': 3,
  'hand over': 4,
  collaborator: 4,
  'settle conflict': 5,
  undo: 4,
  'many rows': 3,
  'forbidden write': 2,
} as const;
export type EditKind = keyof typeof editWeights;
export const editKinds = Object.keys(editWeights) as EditKind[];

export interface EditWorld {
  readonly random: Random;
  readonly memberIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly now: () => number;
  /** Another number each time, so that every value tells who wrote it. */
  readonly serial: () => number;
}

type Edit = (world: EditWorld, laptop: Laptop) => ((context: WriteContext) => void) | null;

const LABEL: UndoLabel = 'accounts.update';
const MOST_ACCOUNTS = 4;

const ids = (laptop: Laptop, sql: string, ...params: unknown[]): string[] =>
  laptop.device.sql.values<string>(sql, ...params);

/** Mostly the same few rows, so that people meet. */
const pickNear = (random: Random, found: readonly string[]): string | null =>
  found.length === 0 ? null : random.chance(0.5) ? found[0]! : random.pick(found);

const anAccount = ({ random }: EditWorld, laptop: Laptop): string | null => {
  const found = ids(laptop, 'SELECT id FROM account WHERE deleted_at IS NULL ORDER BY id');
  return pickNear(random, found);
};

const aRow = ({ random }: EditWorld, laptop: Laptop, t: TableName, where = 'deleted_at IS NULL'): string | null => {
  const found = ids(laptop, `SELECT id FROM ${t} WHERE ${where} ORDER BY id`);
  return pickNear(random, found);
};

const trashable = ['note', 'contact', 'task', 'account'] as const;
const TEXTS = [
  ['account', 'needs'],
  ['account', 'preferences'],
  ['note', 'body'],
  ['contact', 'notes'],
  ['hand_over', 'promised'],
] as const;

const edits: Record<EditKind, Edit> = {
  'create account': ({ random, serial, memberIds, teamIds }, laptop) => {
    if (ids(laptop, 'SELECT id FROM account').length >= MOST_ACCOUNTS) return null;
    const owner = random.chance(0.85) ? laptop.memberId : random.pick([null, ...memberIds]);
    const withPair = random.chance(0.4);
    return ({ rows }) => {
      const { id } = rows.insert('account', {
        name: `Conta ${serial()}`,
        owner_id: owner,
        autonomy: 'low',
        status: 'ongoing',
        language: 'pt-BR',
        ...(random.chance(0.5) && { needs: firstText(random, serial) }),
      });
      if (withPair) {
        const body = `par ${serial()}`;
        const part = {
          account_id: id,
          body,
          side: 'ours',
          state: 'open',
          audience: 'internal',
          position: 'a',
        } as const;
        rows.insert('commitment', part);
        rows.insert('commitment', part);
      }
      return void teamIds;
    };
  },
  'edit account': (world, laptop) => {
    const { random, serial } = world;
    const id = anAccount(world, laptop);
    if (!id) return null;
    const patch = random.pick([
      { name: `Nome ${serial()}` },
      { website: `site-${serial()}` },
      { website: random.pick([null, 'igual.example']) },
      { status: random.pick(['onboarding', 'ongoing', 'lost'] as const) },
      { name: `Nome ${serial()}`, website: `site-${serial()}` },
      { country: random.pick(['BR', 'PT']), status: random.pick(['onboarding', 'ongoing'] as const) },
    ]);
    return ({ rows }) => rows.update('account', id, patch);
  },
  'edit text': (world, laptop) => {
    const { random, serial } = world;
    const [t, field] = random.pick(TEXTS);
    const id = aRow(world, laptop, t);
    if (!id) return null;
    const before = laptop.device.sql.value<string | null>(`SELECT "${field}" FROM ${t} WHERE id = ?`, id) ?? null;
    const after =
      before === null || random.chance(0.03) ? firstText(random, serial) : editedText(random, serial, before);
    return ({ rows }) => rows.update(t, id, { [field]: after });
  },
  'add note': (world, laptop) => {
    const account = anAccount(world, laptop);
    if (!account) return null;
    const { random, serial, now } = world;
    return ({ rows }) =>
      void rows.insert('note', {
        account_id: account,
        body: firstText(random, serial),
        written_at: new Date(now()).toISOString(),
        author_id: laptop.memberId,
        audience: 'internal',
      });
  },
  'add contact': (world, laptop) => {
    const account = anAccount(world, laptop);
    if (!account) return null;
    return ({ rows }) =>
      void rows.insert('contact', { account_id: account, name: `Pessoa ${world.serial()}`, stance: 'neutral' });
  },
  'edit contact': (world, laptop) => {
    const { random, serial } = world;
    const id = aRow(world, laptop, 'contact');
    if (!id) return null;
    const patch = random.pick([
      { name: `Pessoa ${serial()}` },
      { job_title: `Cargo ${serial()}` },
      { job_title: null },
      { stance: random.pick(['supporter', 'neutral', 'opponent'] as const), email: `p${serial()}@exemplo.com` },
    ]);
    return ({ rows }) => rows.update('contact', id, patch);
  },
  'edit pair': (world, laptop) => {
    const account = anAccount(world, laptop);
    if (!account) return null;
    const pair = ids(laptop, 'SELECT id FROM commitment WHERE account_id = ? AND deleted_at IS NULL', account);
    if (pair.length !== 2) return null;
    const body = `par ${world.serial()}`;
    return ({ rows }) => {
      for (const id of pair) rows.update('commitment', id, { body });
    };
  },
  'move task': (world, laptop) => {
    const { random, serial } = world;
    const id = random.chance(0.6) ? aRow(world, laptop, 'task') : null;
    const position = `a${random.int(0, 99)}`;
    if (id) return ({ rows }) => rows.update('task', id, { position });
    const account = random.chance(0.6) ? anAccount(world, laptop) : null;
    return ({ rows }) =>
      void rows.insert('task', {
        account_id: account,
        title: `Tarefa ${serial()}`,
        priority: 'normal',
        source: 'hand',
        position,
      });
  },
  trash: (world, laptop) => {
    const t = world.random.pick(trashable);
    const id = aRow(world, laptop, t);
    return id ? ({ rows }) => rows.trash(t, id) : null;
  },
  restore: (world, laptop) => {
    const t = world.random.pick(trashable);
    const id = aRow(world, laptop, t, 'deleted_at IS NOT NULL');
    return id ? ({ rows }) => rows.restore(t, id) : null;
  },
  'put natural row': (world, laptop) => {
    const { random, serial } = world;
    const account = anAccount(world, laptop);
    if (!account) return null;
    switch (random.int(0, 2)) {
      case 0:
        return ({ rows }) =>
          void rows.put('account_tag', { account_id: account, name: random.pick(['vip', 'piloto']) });
      case 1:
        return ({ rows }) =>
          void rows.put('hand_over', { account_id: account, sales_owner: random.pick([null, `Vendas ${serial()}`]) });
      default:
        return ({ rows }) =>
          void rows.put('review_step', {
            account_id: account,
            // A review of another bucket would do as well: references are soft.
            review_id: account,
            step: random.pick(['goals', 'what_happened']),
            done: random.pick([0, 1]),
          });
    }
  },
  'trash natural row': (world, laptop) => {
    const t = world.random.pick(['account_tag', 'hand_over', 'review_step'] as const);
    const id = aRow(world, laptop, t);
    return id ? ({ rows }) => rows.trash(t, id) : null;
  },
  'private note': (world, laptop) => {
    const { random, serial } = world;
    const id = random.chance(0.5) ? aRow(world, laptop, 'private_note') : null;
    if (id) return ({ rows }) => rows.update('private_note', id, { body: firstText(random, serial) });
    const account = anAccount(world, laptop);
    if (!account) return null;
    return ({ rows }) =>
      void rows.insert('private_note', {
        account_id: account,
        member_id: laptop.memberId,
        body: firstText(random, serial),
      });
  },
  'own setting': ({ random, serial }, laptop) => {
    const name = random.pick(['tema', 'densidade']);
    return ({ rows }) =>
      void rows.put('member_setting', { member_id: laptop.memberId, name, value: `valor ${serial()}` });
  },
  'saved view': (world, laptop) => {
    const { random, serial } = world;
    const id = random.chance(0.6) ? aRow(world, laptop, 'saved_view') : null;
    if (id) return ({ rows }) => rows.update('saved_view', id, { name: `Visão ${serial()}`, position: `b${serial()}` });
    return ({ rows }) =>
      void rows.insert('saved_view', {
        member_id: laptop.memberId,
        page: 'portfolio',
        name: `Visão ${serial()}`,
        query: '',
        position: 'a',
      });
  },
  'hand over': (world, laptop) => {
    const id = anAccount(world, laptop);
    if (!id) return null;
    const owner = world.random.pick(world.memberIds);
    return ({ rows }) => rows.update('account', id, { owner_id: owner });
  },
  collaborator: (world, laptop) => {
    const { random, memberIds } = world;
    const id = random.chance(0.4) ? aRow(world, laptop, 'account_collaborator') : null;
    if (id) return ({ rows }) => rows.trash('account_collaborator', id);
    const account = anAccount(world, laptop);
    if (!account) return null;
    const member = random.pick(memberIds);
    return ({ rows }) => void rows.put('account_collaborator', { account_id: account, member_id: member });
  },
  'settle conflict': (world, laptop) => {
    const id = aRow(world, laptop, 'conflict', `state = 'open'`);
    if (!id) return null;
    const state = world.random.pick(['kept', 'taken', 'dismissed'] as const);
    const at = new Date(world.now()).toISOString();
    return ({ rows }) => rows.update('conflict', id, { state, settled_by: laptop.memberId, settled_at: at });
  },
  undo: (_world, laptop) => (laptop.device.history.state().undo === null ? null : () => undefined),
  'many rows': (world, laptop) => {
    const account = anAccount(world, laptop);
    if (!account) return null;
    const { random, serial } = world;
    return ({ rows }) => {
      for (let index = random.int(3, 6); index > 0; index--)
        rows.insert('contact', { account_id: account, name: `Pessoa ${serial()}`, stance: 'unknown' });
      rows.update('account', account, { country: `P${serial()}` });
    };
  },
  'forbidden write': (world, laptop) => {
    const { random, serial } = world;
    if (random.chance(0.5)) {
      const id = aRow(world, laptop, 'team');
      return id ? ({ rows }) => rows.update('team', id, { name: `Time ${serial()}` }) : null;
    }
    return ({ rows }) => void rows.insert('segment', { name: `Segmento ${serial()}` });
  },
};

/** The text that several people are about to edit at once: the same one on every laptop, where it stands there. */
export const editSharedText = async (world: EditWorld, laptop: Laptop): Promise<boolean> => {
  const { random, serial } = world;
  const id = ids(laptop, 'SELECT id FROM account WHERE deleted_at IS NULL AND needs IS NOT NULL ORDER BY id')[0];
  if (id === undefined) return false;
  const before = laptop.device.sql.value<string>('SELECT needs FROM account WHERE id = ?', id) ?? '';
  const needs = (random.chance(0.6) ? tickedText : editedText)(random, serial, before);
  await laptop.device.unitOfWork.write(LABEL, ({ rows }) => rows.update('account', id, { needs }));
  laptop.note('edit text');
  return true;
};

/** One edit on one laptop, as a feature would make it; says whether there was anything to do. */
export const edit = async (world: EditWorld, laptop: Laptop, kind: EditKind): Promise<boolean> => {
  const work = edits[kind](world, laptop);
  if (!work) return false;
  if (kind === 'undo') await laptop.device.history.go('undo');
  else await laptop.device.unitOfWork.write(LABEL, work);
  laptop.note(kind);
  return true;
};
