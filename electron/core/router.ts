import { planProcedures } from './plans/plan-procedures.ts';
import { systemProcedures } from './system/system-procedures.ts';
import { taskProcedures } from './tasks/task-procedures.ts';

/** Every procedure of the contract. One line a feature. */
export const router = {
  ...systemProcedures,
  ...planProcedures,
  ...taskProcedures,
};

/** What the printable page may call: nothing but its job. */
export const printRouter = {};
