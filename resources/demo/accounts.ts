import { closeAccounts } from './close-accounts.ts';
import { furtherAccounts } from './further-accounts.ts';
import type { DemoAccount } from './story.ts';

/** Invented clients of an invented company. */
export const demoAccounts: readonly DemoAccount[] = [...closeAccounts, ...furtherAccounts];
