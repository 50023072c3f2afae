import { systemProcedures } from './system/system-procedures.ts';

/** Every procedure of the contract. One line a feature. */
export const router = {
  ...systemProcedures,
};
