import type BetterSqlite3 from 'better-sqlite3';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { channels, moments } from '#shared/domain/vocabulary.ts';

export interface HistoryOptions {
  accounts: number;
  years: number;
  today: Day;
  memberId: string;
}

type Fields = Record<string, string | number | null>;

/** Adds rows of one bucket past the unit of work. */
type Add = (table: string, fields: Fields, id?: string) => string;

let lastId = 0;

/** Every how many days such a row comes: some 200 rows a year and account. */
const EVERY = { interaction: 14, usage: 7, feeling: 30, case: 45, review: 91, checkIn: 60, task: 30 };
const PEOPLE = ['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa', 'Fábio', 'Gabriela', 'Hugo'];
const FEATURES = ['Painel', 'Relatórios'];

/**
 * Accounts with a history in every table that the account page reads. Written straight through SQL with no triggers:
 * what is measured is reading, not this.
 */
export const fillHistories = (sqlite: BetterSqlite3.Database, options: HistoryOptions): string[] => {
  const { memberId, today } = options;
  // In the shape and order of UUIDv7, without drawing a million random numbers.
  const newId = (): string => `019c0000-0000-7000-8000-${(lastId += 1).toString(16).padStart(12, '0')}`;
  const statements = new Map<string, BetterSqlite3.Statement>();
  const adder =
    (accountId: string): Add =>
    (table, fields, id = newId()) => {
      const row: Fields = { id, bucket: `a:${accountId}`, created_at: at(today), created_by: memberId, ...fields };
      const columns = Object.keys(row);
      const key = `${table} ${columns.length}`;
      let statement = statements.get(key);
      if (!statement) {
        const marks = columns.map(() => '?').join(', ');
        statement = sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
        statements.set(key, statement);
      }
      statement.run(...Object.values(row));
      return id;
    };
  return Array.from({ length: options.accounts }, (_, index) => {
    const id = newId();
    addAccount(adder(id), id, index, options);
    return id;
  });
};

/** The triggers would slow the filling tenfold; the file is thrown away, so they stay out. */
export const dropTriggers = (sqlite: BetterSqlite3.Database): void => {
  const names = sqlite.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all() as string[];
  for (const name of names) sqlite.exec(`DROP TRIGGER ${name}`);
};

const addAccount = (add: Add, id: string, index: number, { years, today, memberId }: HistoryOptions): void => {
  const start = addDays(today, -365 * years);
  const dates = { client_since: start, ongoing_start: addDays(start, 30) };
  add(
    'account',
    { name: `Cliente ${index}`, autonomy: 'low', status: 'ongoing', language: 'pt-BR', owner_id: memberId, ...dates },
    id,
  );
  add('account_tag', { account_id: id, name: index % 2 === 0 ? 'Sul' : 'Norte' });
  const people = PEOPLE.map((name, at) =>
    add('contact', {
      account_id: id,
      name: `${name} ${index}`,
      stance: 'supporter',
      role: at === 0 ? 'sponsor' : 'user',
    }),
  );
  for (let year = 0; year < years; year += 1) addContract(add, id, addDays(today, 90 - 365 * (years - year)));
  addConversations(add, id, people, { start, today, memberId });
  addPlan(add, id, { start, today });
};

const addContract = (add: Add, accountId: string, startsOn: Day): void => {
  const money = { amount_minor: 480_000, currency: 'BRL', billing_period: 'monthly', seats: 40, auto_renew: 1 };
  const dates = { starts_on: startsOn, ends_on: addDays(startsOn, 364), notice_on: addDays(startsOn, 300) };
  const contract = add('contract', { account_id: accountId, product: 'Plataforma', ...dates, ...money });
  for (const feature of FEATURES) {
    for (const day of daysFrom(startsOn, addDays(startsOn, 364), EVERY.usage)) {
      const use = { contract_id: contract, feature, used_on: day, count: 20 + (day.charCodeAt(9) % 10), errors: 0 };
      add('usage_record', { account_id: accountId, ...use, duration_seconds: 900 });
    }
  }
};

interface Span {
  start: Day;
  today: Day;
}

const addConversations = (
  add: Add,
  accountId: string,
  people: readonly string[],
  { start, today, memberId }: Span & { memberId: string },
): void => {
  for (const [index, day] of daysFrom(start, today, EVERY.interaction).entries()) {
    const interaction = add('interaction', {
      account_id: accountId,
      author_id: memberId,
      channel: channels[index % channels.length] ?? 'call',
      direction: 'outbound',
      happened_at: at(day),
      duration_minutes: 30,
      subject: `Conversa ${index}`,
      body: 'Revisamos os chamados abertos e combinamos o próximo passo com a equipe de operações.',
      automated: 0,
      planned: 1,
      audience: 'internal',
    });
    const contact = people[index % people.length] ?? null;
    add('interaction_participant', { account_id: accountId, interaction_id: interaction, contact_id: contact });
  }
  for (const [index, day] of daysFrom(start, today, EVERY.feeling).entries()) {
    const marks = { satisfaction: 1 + (index % 5), trust: 1 + (index % 5), moment: moments[index % 3] ?? 'neutral' };
    add('feeling', { account_id: accountId, author_id: memberId, felt_at: at(day), ...marks });
  }
  for (const day of daysFrom(start, today, EVERY.case)) {
    const state = { kind: 'question', status: 'closed', priority: 'medium', escalated: 0, audience: 'client' };
    const times = { opened_at: at(day), solved_at: at(addDays(day, 2)), closed_at: at(addDays(day, 3)) };
    add('support_case', { account_id: accountId, title: 'Dúvida sobre o painel', ...state, ...times });
  }
  for (const day of daysFrom(start, addDays(today, EVERY.review), EVERY.review)) {
    const held = day < today;
    const period = { period_from: addDays(day, -91), period_to: addDays(day, -1), invitation_sequence: 0 };
    const review = add('review', {
      account_id: accountId,
      kind: 'qbr',
      stage: held ? 'held' : 'planned',
      starts_at: at(day),
      time_zone: 'America/Sao_Paulo',
      duration_minutes: 60,
      owner_id: memberId,
      held_at: held ? at(day) : null,
      ...period,
    });
    const state = { side: 'ours', state: held ? 'done' : 'open', audience: 'client', position: 'a0' };
    add('commitment', { account_id: accountId, review_id: review, body: 'Enviar o plano', due_on: day, ...state });
  }
  for (const day of daysFrom(start, addDays(today, EVERY.task), EVERY.task)) {
    const state = { done_at: day < today ? at(day) : null, priority: 'normal', source: 'hand', position: 'a0' };
    add('task', {
      account_id: accountId,
      title: 'Preparar a próxima conversa',
      owner_id: memberId,
      due_on: day,
      ...state,
    });
  }
};

const addPlan = (add: Add, accountId: string, { start, today }: Span): void => {
  const plan = add('success_plan', {
    account_id: accountId,
    objective: 'Reduzir o prazo de entrega',
    starts_on: start,
  });
  let parent: string | null = null;
  for (let index = 0; index < 6; index += 1) {
    const due = addDays(today, 30 * index);
    const values = { unit: 'dias', baseline: 30, target: 10, direction: 'down', starts_on: start, due_on: due };
    const place: Fields = { parent_id: parent, kind: index === 0 ? 'final_objective' : 'goal', position: `a${index}` };
    const state = { status: 'active', audience: 'client' };
    const goal = add('goal', {
      account_id: accountId,
      plan_id: plan,
      title: `Meta ${index}`,
      ...place,
      ...values,
      ...state,
    });
    parent ??= goal;
    for (const [check, day] of daysFrom(start, today, EVERY.checkIn).entries()) {
      const value = Math.max(10, 30 - check);
      add('goal_check_in', { account_id: accountId, goal_id: goal, checked_on: day, value, audience: 'internal' });
    }
  }
};

const at = (day: Day): string => `${day}T13:00:00.000Z`;

const daysFrom = (start: Day, end: Day, step: number): Day[] => {
  const days: Day[] = [];
  for (let day = start; day <= end; day = addDays(day, step)) days.push(day);
  return days;
};
