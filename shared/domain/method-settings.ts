/**
 * Thresholds and switches of the method that a workspace may change, with what holds until somebody does. The type of
 * the default is the type of the setting; days are whole and lie within `settingRanges`, else within 1–3650.
 */
export const methodSettings = {
  /** D3. Days past a stage's planned end at which the account is behind. */
  'journey.behind_days': 7,
  /** D3. And at which it is stuck. */
  'journey.stuck_days': 30,
  /** G3. */
  'feeling.stale_days': 30,
  /** G3. Of a feeling that is worried or worse. */
  'feeling.stale_negative_days': 14,
  /** K1. Whether the feeling may weigh in the health at all. */
  'health.feeling_counts': false,
  /** L3. Least days between two asks of one client. */
  'advocacy.ask_limit_days': 180,
  /** L3. */
  'advocacy.most_asks_a_year': 2,
  /** L2. Percent of the value that the workspace expects to renew, by verdict: its assumption, and shown as one. */
  'renewal.good_percent': 95,
  'renewal.attention_percent': 70,
  'renewal.risk_percent': 30,
  /** C1. Goals that a plan holds at least before an account is activated. */
  'activation.least_goals': 3,
  /** E7. Days after which a reached goal is looked at again. */
  'plan.recheck_days': 90,
  /** A8. Days of ongoing that are adoption by themselves. */
  'post_sale.adoption_days': 180,
  /** A8. Breadth of use, in percent, below which it is adoption still. */
  'post_sale.low_adoption_percent': 50,
  /** J. Percent of the revenue left after its own costs; 0: not known, and the LTV is one of revenue. */
  'metrics.margin_percent': 0,
  /** J. What an hour of the team costs, in whole units of the workspace's currency; 0: not known. */
  'metrics.hourly_cost': 0,
};

export type MethodSettings = { [Name in keyof typeof methodSettings]: (typeof methodSettings)[Name] };
export type MethodSettingName = keyof MethodSettings;

/** Least and greatest of a number; those not named: 1–3650. */
const settingRanges: Partial<Record<MethodSettingName, readonly [number, number]>> = {
  'activation.least_goals': [0, 20],
  'post_sale.low_adoption_percent': [0, 100],
  'advocacy.most_asks_a_year': [1, 24],
  'renewal.good_percent': [0, 100],
  'renewal.attention_percent': [0, 100],
  'renewal.risk_percent': [0, 100],
  'metrics.margin_percent': [0, 100],
  'metrics.hourly_cost': [0, 100_000],
};

/** Least and greatest value of a number, both allowed. */
export function settingRange(name: MethodSettingName): readonly [number, number] {
  return settingRanges[name] ?? [1, 3650];
}

/** The stored JSON as a setting; null for what is no value of it, so that a newer app's value never breaks an older one. */
export function asSetting<Name extends MethodSettingName>(name: Name, value: unknown): MethodSettings[Name] | null {
  if (typeof value !== typeof methodSettings[name]) return null;
  if (typeof value === 'number') {
    const [least, most] = settingRange(name);
    if (!Number.isInteger(value) || value < least || value > most) return null;
  }
  return value as MethodSettings[Name];
}

/** The defaults with what a workspace stored over them; what cannot be read is left out. */
export function settingsFrom(stored: Iterable<readonly [name: string, value: unknown]>): MethodSettings {
  const found: Record<string, unknown> = { ...methodSettings };
  for (const [name, value] of stored) {
    if (!Object.hasOwn(methodSettings, name)) continue;
    const read = asSetting(name as MethodSettingName, value);
    if (read !== null) found[name] = read;
  }
  return found as MethodSettings;
}
