import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultAgendas } from '#shared/domain/agenda.ts';
import { brazilianHolidays } from '#shared/domain/brazilian-holidays.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { openTestWorkspace, type TestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

it('gives a new workspace its touch models and segments without words of its own', async () => {
  const { touchModels, segments } = await workspace.client.accounts.choices();
  expect(touchModels.map(({ key, cadenceDays, name }) => [key, cadenceDays, name])).toEqual([
    ['tech', 90, null],
    ['low', 60, null],
    ['mid', 30, null],
    ['high', 14, null],
    ['exclusive', 7, null],
  ]);
  const shipped = new Set(segments.map(({ contentKey }) => contentKey));
  expect(shipped).toEqual(new Set(Object.keys(ptBR.content.segment)));
  expect(segments.every(({ touchModelId }) => touchModels.some(({ id }) => id === touchModelId))).toBe(true);
});

it('seeds the agendas in order and the national holidays of three years', async () => {
  const { items, holidays } = await workspace.kernel.unitOfWork.read(async (db) => ({
    items: await db
      .selectFrom('agenda_template_item')
      .innerJoin('agenda_template', 'agenda_template.id', 'agenda_template_item.template_id')
      .where('agenda_template.review_kind', '=', 'qbr')
      .orderBy('agenda_template_item.position')
      .select('agenda_template_item.content_key')
      .execute(),
    holidays: await db.selectFrom('holiday').select(['day', 'content_key']).orderBy('day').execute(),
  }));
  expect(items.map(({ content_key }) => content_key)).toEqual(defaultAgendas.qbr.map(({ key }) => key));
  const national = [2026, 2027, 2028].flatMap(brazilianHolidays).filter(({ kind }) => kind === 'national');
  expect(holidays).toEqual(national.map(({ day, key }) => ({ day, content_key: key })));
  expect(holidays.every(({ content_key }) => (content_key ?? '') in ptBR.content.holiday)).toBe(true);
});

it('brings what is lacking to a workspace that is opened again, and leaves what was edited or trashed', async () => {
  const rowsOf = (space: TestWorkspace) =>
    space.kernel.unitOfWork.read((db) =>
      db.selectFrom('segment').select(['id', 'content_key', 'name', 'deleted_at']).orderBy('content_key').execute(),
    );
  const [essential, growth, strategic] = await rowsOf(workspace);
  await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
    rows.update('segment', essential!.id, { name: 'Essencial' });
    rows.trash('segment', growth!.id);
  });
  await workspace.rawWrite(
    `UPDATE capture_mode SET mode = 'apply'; DELETE FROM segment WHERE id = '${strategic!.id}';
     UPDATE capture_mode SET mode = 'local'`,
  );
  workspace = await workspace.reopen();
  const [edited, trashed, brought] = await rowsOf(workspace);
  expect(edited).toMatchObject({ id: essential!.id, name: 'Essencial', deleted_at: null });
  expect(trashed).toMatchObject({ id: growth!.id, deleted_at: expect.any(String) });
  expect(brought).toMatchObject({ id: strategic!.id, name: null, deleted_at: null });
});
