import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncedTables, tableNames } from '#shared/sync/tables.ts';
import type { Mutation } from '#shared/sync/mutation.ts';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';
import { sampleRow } from '#test/support/sample-rows.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const outbox = () =>
  workspace.kernel.unitOfWork.read((db) => db.selectFrom('outbox').selectAll().orderBy('n').execute());

const lastMutation = async () => JSON.parse((await outbox()).at(-1)?.body ?? '') as Mutation;

describe('change capture', () => {
  it.each(tableNames)('turns a raw SQL write to %s into a mutation', async (name) => {
    const { columns, values, id } = sampleRow(name);
    await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      sqlite
        .prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
        .run(...values);
    });
    const inserted = await lastMutation();
    expect(inserted.w).toHaveLength(1);
    expect(inserted.w[0]).toMatchObject({ t: name, id });

    const field = Object.keys(syncedTables[name].fields)[0] ?? '';
    await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      sqlite.prepare(`UPDATE ${name} SET deleted_at = '2026-01-01T00:00:00.000Z' WHERE id = ?`).run(id);
    });
    const updated = await lastMutation();
    expect(updated.w[0]?.f).toEqual({ deleted_at: '2026-01-01T00:00:00.000Z' });
    expect(updated.w[0]?.base).toEqual({ deleted_at: inserted.id });
    expect(field).not.toBe('');
  });

  it('gives what raw SQL wrote outside a unit of work a mutation of its own before the next one', async () => {
    const account = sampleRow('account');
    await workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      sqlite
        .prepare(
          `INSERT INTO account (${account.columns.join(', ')}) VALUES (${account.columns.map(() => '?').join(', ')})`,
        )
        .run(...account.values);
    });
    const before = (await outbox()).length;
    await workspace.rawWrite(`UPDATE account SET name = 'Outside' WHERE id = '${account.id}'`);
    await workspace.kernel.unitOfWork.write('accounts.update', ({ rows }) =>
      rows.update('account', account.id, { name: 'Inside' }),
    );
    const added = (await outbox()).slice(before).map((row) => JSON.parse(row.body) as Mutation);
    expect(added.map((mutation) => mutation.w[0]?.f['name'])).toEqual(['Outside', 'Inside']);
    expect(added[1]?.w[0]?.base['name']).toBe(added[0]?.id);
  });

  it('refuses a raw DELETE on a synced table', async () => {
    const account = sampleRow('account');
    const attempt = workspace.kernel.unitOfWork.write(null, ({ sqlite }) => {
      sqlite
        .prepare(
          `INSERT INTO account (${account.columns.join(', ')}) VALUES (${account.columns.map(() => '?').join(', ')})`,
        )
        .run(...account.values);
      sqlite.prepare('DELETE FROM account WHERE id = ?').run(account.id);
    });
    await expect(attempt).rejects.toThrow(/deleted by deleted_at/);
  });

  it('leaves nothing behind when the unit of work fails', async () => {
    const before = (await outbox()).length;
    const attempt = workspace.kernel.unitOfWork.write('accounts.update', ({ rows }) => {
      rows.insert('team', { name: 'Lost' });
      throw new Error('stop');
    });
    await expect(attempt).rejects.toThrow('stop');
    expect(await outbox()).toHaveLength(before);
    const teams = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('team').selectAll().execute());
    expect(teams.map((team) => team.name)).not.toContain('Lost');
  });

  it('refuses a unit of work inside another instead of waiting for ever', async () => {
    const { unitOfWork } = workspace.kernel;
    const attempt = unitOfWork.write(null, () => unitOfWork.write(null, () => undefined));
    await expect(attempt).rejects.toThrow(/open already/);
  });
});
