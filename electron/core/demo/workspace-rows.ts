import { keysAfter } from '#shared/domain/fractional-index.ts';
import { colleagues } from '#resources/demo/people.ts';
import type { Two } from '#resources/demo/story.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage } from './demo-world.ts';

const views: readonly { name: Two; query: string }[] = [
  { name: ['Pedem cuidado', 'Need care'], query: 'moment=worried%2Cat_risk%2Cleaving' },
  { name: ['Próximas renovações', 'Next renewals'], query: 'sort=renewal&status=ongoing' },
];

/** Colleagues and what Marina set for herself. */
export function* workspaceRows(world: DemoWorld): Generator<DemoRow> {
  for (const { key, name, title, role } of colleagues) {
    const first = name
      .split(' ')[0]
      ?.normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase();
    yield row('member', demoId('member', key), {
      team_id: world.teamId,
      name,
      email: `${first}@ordena.example`,
      job_title: inLanguage(world, title),
      role,
      active: 1,
    });
  }
  yield row('member_setting', null, { member_id: world.memberId, name: 'demo.language', value: world.language });
  const positions = keysAfter(null, views.length, '');
  for (const [index, { name, query }] of views.entries()) {
    yield row('saved_view', demoId('view', index), {
      member_id: world.memberId,
      page: 'portfolio',
      name: inLanguage(world, name),
      query,
      position: positions[index] ?? '',
    });
  }
}
