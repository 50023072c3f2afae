import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '#shared/domain/calendar.ts';

export const USAGE_ROWS = 25_000;
const ACCOUNTS = 500;
const SUBSCRIPTIONS = 5_000;
const FEATURES = 40;

export interface UsageFile {
  name: string;
  path: string;
}

/** Accounts, subscriptions and their use as a product exports them; the shape and size of the RavenStack files. */
export const writeUsageFiles = (folder: string): UsageFile[] => {
  const file = (name: string, header: string, rows: number, row: (index: number) => (string | number)[]): UsageFile => {
    const path = join(folder, name);
    const lines = Array.from({ length: rows }, (_, index) => row(index).join(','));
    writeFileSync(path, [header, ...lines, ''].join('\n'));
    return { name, path };
  };
  const account = (index: number) => `A-${index % ACCOUNTS}`;
  return [
    file('accounts.csv', 'account_id,account_name,industry,country,signup_date,seats', ACCOUNTS, (index) => [
      account(index),
      `Company_${index}`,
      'FinTech',
      'BR',
      day(index),
      10 + (index % 90),
    ]),
    file(
      'subscriptions.csv',
      'subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,currency,billing_frequency,auto_renew_flag',
      SUBSCRIPTIONS,
      (index) => [`S-${index}`, account(index), day(index), '', 'Pro', 20, 833 + index, 'USD', 'monthly', 'TRUE'],
    ),
    file(
      'feature_usage.csv',
      'usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count',
      USAGE_ROWS,
      (index) => [
        `U-${index}`,
        `S-${index % SUBSCRIPTIONS}`,
        day(index),
        `feature_${index % FEATURES}`,
        index % 30,
        900,
        0,
      ],
    ),
  ];
};

const day = (index: number): string => addDays('2024-01-01', index % 730);
