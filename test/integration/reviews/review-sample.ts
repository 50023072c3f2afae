import type { TestWorkspace } from '#test/support/workspace.ts';

/** Words that stand only in internal fields: none may leave the house. */
export const CANARY = 'CANARIO';

let number = 0;
export const canary = (): string => `${CANARY}${(number += 1)}`;

export interface Sample {
  accountId: string;
  sponsorId: string;
  championId: string;
  previousId: string;
  goalId: string;
  lateCommitmentId: string;
}

/** One client with a year of history and a canary in every internal field (F7, H8). */
export async function seedSample({ kernel }: TestWorkspace): Promise<Sample> {
  return kernel.unitOfWork.write(null, ({ rows }) => {
    const { memberId } = kernel.actor;
    rows.update('member', memberId, { email: 'ana@carteira.example' });
    const account = rows.insert('account', {
      name: 'Clínica Aurora',
      autonomy: 'low',
      status: 'ongoing',
      language: 'pt-BR',
      owner_id: memberId,
      ongoing_start: '2025-03-01',
      client_since: '2025-01-30',
      staff_turnover: 'high',
      needs: canary(),
      preferences: canary(),
      communication_style: canary(),
      vocabulary: canary(),
      stay_note: canary(),
    });
    const of = { account_id: account.id };
    const contact = (name: string, role: 'sponsor' | 'champion', email: string | null) =>
      rows.insert('contact', { ...of, name, role, email, stance: 'supporter', job_title: 'Diretora', notes: canary() });
    const sponsor = contact('Marina Prado', 'sponsor', 'marina@aurora.example');
    const champion = contact('Paulo Reis', 'champion', null);
    rows.insert('contract', {
      ...of,
      product: 'Plataforma',
      starts_on: '2025-01-30',
      ends_on: '2027-01-29',
      amount_minor: 1_200_000,
      currency: 'BRL',
      billing_period: 'monthly',
      seats: 120,
      auto_renew: 1,
      notes: canary(),
    });
    rows.insert('hand_over', { ...of, promised: canary(), expected_result: canary(), history: canary() });
    rows.insert('note', {
      ...of,
      body: canary(),
      written_at: '2026-02-01T12:00:00.000Z',
      author_id: memberId,
      audience: 'internal',
    });
    rows.insert('private_note', { ...of, member_id: memberId, body: canary() });
    const plan = rows.insert('success_plan', {
      ...of,
      objective: 'Atender mais sem contratar',
      starts_on: '2025-03-01',
      current_scenario: canary(),
    });
    const goal = rows.insert('goal', {
      ...of,
      plan_id: plan.id,
      kind: 'goal',
      position: 'a',
      title: 'Confirmar 85 % das consultas',
      why: 'Menos faltas',
      unit: '%',
      baseline: 60,
      target: 85,
      direction: 'up',
      starts_on: '2025-12-01',
      due_on: '2026-05-31',
      evidence: canary(),
      status: 'active',
      audience: 'client',
    });
    rows.insert('goal', {
      ...of,
      plan_id: plan.id,
      kind: 'goal',
      position: 'b',
      title: canary(),
      direction: 'up',
      starts_on: '2025-12-01',
      status: 'active',
      audience: 'internal',
    });
    const trained = rows.insert('goal', {
      ...of,
      plan_id: plan.id,
      kind: 'goal',
      position: 'c',
      title: 'Treinar a recepção',
      direction: 'up',
      baseline: 0,
      target: 12,
      starts_on: '2025-12-01',
      status: 'achieved',
      closed_on: '2026-02-20',
      audience: 'client',
    });
    rows.insert('goal_check_in', {
      ...of,
      goal_id: trained.id,
      checked_on: '2026-02-19',
      value: 9,
      audience: 'internal',
    });
    for (const [day, value] of [
      ['2026-01-10', 66],
      ['2026-02-10', 72],
      ['2026-03-10', 78],
    ] as const) {
      rows.insert('goal_check_in', {
        ...of,
        goal_id: goal.id,
        checked_on: day,
        value,
        note: canary(),
        audience: 'internal',
      });
    }
    for (const [month, count] of [
      ['2025-09', 904],
      ['2025-10', 952],
      ['2025-11', 1000],
      ['2025-12', 1104],
      ['2026-01', 1248],
      ['2026-02', 1400],
    ] as const) {
      for (const day of ['05', '12', '19', '26']) {
        rows.insert('usage_record', {
          ...of,
          feature: 'Agenda',
          used_on: `${month}-${day}`,
          count: count / 4,
          source: 'produto',
        });
        rows.insert('usage_record', {
          ...of,
          feature: 'Lembretes',
          used_on: `${month}-${day}`,
          count: count / 8,
          source: 'produto',
        });
      }
    }
    const series = (kind: 'active_users' | 'licensed_users' | 'contracted_features', value: number) => {
      const row = rows.insert('metric_series', { ...of, kind, name: '', unit: '', source: 'Painel' });
      rows.insert('metric_point', {
        ...of,
        series_id: row.id,
        period: 'month',
        starts_on: '2026-02-01',
        value,
        as_of: '2026-02-28',
      });
    };
    series('active_users', 94);
    series('licensed_users', 110);
    series('contracted_features', 5);
    const supportCase = (title: string, opened: string, solved: string | null, audience: 'client' | 'internal') =>
      rows.insert('support_case', {
        ...of,
        title,
        kind: 'bug',
        status: solved ? 'client_told' : 'open',
        priority: 'medium',
        opened_at: `${opened}T12:00:00.000Z`,
        solved_at: solved && `${solved}T12:00:00.000Z`,
        escalated: 0,
        real_problem: canary(),
        impact: canary(),
        audience,
      });
    supportCase('Lembrete repetido', '2026-01-15', '2026-01-20', 'client');
    supportCase('Relatório lento', '2026-03-02', null, 'client');
    supportCase(canary(), '2026-03-03', null, 'internal');
    rows.insert('survey_answer', {
      ...of,
      kind: 'nps',
      score: 9,
      comment: 'A agenda mudou nossa rotina',
      answered_on: '2026-02-15',
      contact_id: sponsor.id,
      audience: 'client',
    });
    rows.insert('survey_answer', {
      ...of,
      kind: 'nps',
      score: 6,
      comment: canary(),
      answered_on: '2026-02-16',
      audience: 'internal',
    });
    const interaction = rows.insert('interaction', {
      ...of,
      author_id: memberId,
      channel: 'call',
      direction: 'outbound',
      happened_at: '2026-02-20T14:00:00.000Z',
      subject: canary(),
      body: canary(),
      outcome: canary(),
      automated: 0,
      planned: 1,
      audience: 'internal',
    });
    const feeling = rows.insert('feeling', {
      ...of,
      author_id: memberId,
      felt_at: '2026-02-20T15:00:00.000Z',
      satisfaction: 2,
      trust: 2,
      moment: 'worried',
      note: canary(),
      interaction_id: interaction.id,
    });
    rows.insert('feeling_mark', { ...of, feeling_id: feeling.id, kind: 'reason', value: canary() });
    const previous = rows.insert('review', {
      ...of,
      kind: 'qbr',
      stage: 'followed_up',
      starts_at: '2025-12-10T13:00:00.000Z',
      time_zone: 'America/Sao_Paulo',
      duration_minutes: 60,
      place: 'Sala 2',
      owner_id: memberId,
      period_from: '2025-09-01',
      period_to: '2025-11-30',
      held_at: '2025-12-10T14:00:00.000Z',
      invitation_sequence: 0,
    });
    const inPrevious = { ...of, review_id: previous.id };
    rows.insert('review_participant', { ...inPrevious, side: 'client', contact_id: sponsor.id });
    rows.insert('review_participant', { ...inPrevious, side: 'ours', member_id: memberId });
    rows.insert('agenda_item', {
      ...inPrevious,
      stage: 'value_delivery',
      title: 'Resultados do trimestre',
      minutes: 40,
      client_talks: 0,
      notes: canary(),
      audience: 'client',
      position: 'a',
    });
    rows.insert('agenda_item', {
      ...inPrevious,
      stage: 'feedback',
      title: 'Retorno da equipe',
      minutes: 20,
      client_talks: 1,
      audience: 'client',
      position: 'b',
    });
    const commitment = (body: string, due_on: string, audience: 'client' | 'internal') =>
      rows.insert('commitment', {
        ...inPrevious,
        body,
        side: 'ours',
        member_id: memberId,
        due_on,
        state: 'open',
        audience,
        position: 'a',
      });
    const late = commitment('Entregar o relatório de faltas', '2026-01-31', 'client');
    commitment('Treinar a recepção', '2026-04-30', 'client');
    commitment(canary(), '2026-04-30', 'internal');
    return {
      accountId: account.id,
      sponsorId: sponsor.id,
      championId: champion.id,
      previousId: previous.id,
      goalId: goal.id,
      lateCommitmentId: late.id,
    };
  });
}
