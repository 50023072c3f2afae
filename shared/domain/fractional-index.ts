/**
 * Order of siblings as text: a key can always be made between two others, so moving one row writes one row.
 * A key = six digits of a counter (so that adding at an end keeps keys short) + digits in between + device suffix
 * (so that two devices inserting at the same place offline never make the same key).
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const HEAD = 6;
const HEAD_MAX = BASE ** HEAD - 1;
const MIDDLE = Math.floor(HEAD_MAX / 2);

function digit(text: string, index: number): number {
  const found = DIGITS.indexOf(text[index] ?? '0');
  if (found < 0) throw new RangeError(`Not an order key: ${text}`);
  return found;
}

function headOf(key: string): number {
  let value = 0;
  for (let index = 0; index < HEAD; index += 1) value = value * BASE + digit(key, index);
  return value;
}

function writeHead(value: number): string {
  let text = '';
  for (let left = value, index = 0; index < HEAD; index += 1, left = Math.floor(left / BASE)) {
    text = DIGITS.charAt(left % BASE) + text;
  }
  return text;
}

// The shortest text strictly between, read as fractions; never ends in 0, or nothing would fit before it.
function between(low: string, high: string | null): string {
  let prefix = '';
  for (let index = 0; ; index += 1) {
    const a = digit(low, index);
    const b = high === null ? BASE : digit(high, index);
    if (a === b) {
      prefix += DIGITS.charAt(a);
    } else if (b - a > 1) {
      return prefix + DIGITS.charAt(Math.round((a + b) / 2));
    } else if (high !== null && high.length > index + 1) {
      return prefix + DIGITS.charAt(b);
    } else {
      prefix += DIGITS.charAt(a);
      high = null;
    }
  }
}

/** Four characters that tell a device's keys from another's. */
export function deviceSuffix(deviceId: string): string {
  let hash = 2_166_136_261;
  for (let index = 0; index < deviceId.length; index += 1) {
    hash = Math.imul(hash ^ deviceId.charCodeAt(index), 16_777_619) >>> 0;
  }
  let text = '';
  for (let count = 0; count < 4; count += 1, hash = Math.floor(hash / (BASE - 1))) {
    text += DIGITS.charAt(1 + (hash % (BASE - 1)));
  }
  return text;
}

/**
 * A key after `after` and before `before` (null = the end of the list on that side); compare keys with `<`.
 * Where two rows carry the same key, or came in the wrong order, the new one goes right after `after`.
 */
export function keyBetween(after: string | null, before: string | null, suffix: string): string {
  const tail = suffix === '' || suffix.endsWith('0') ? `${suffix}1` : suffix;
  const low = after ?? '';
  if (before === null) {
    if (after === null) return writeHead(MIDDLE) + tail;
    return (headOf(low) < HEAD_MAX ? writeHead(headOf(low) + 1) : between(low, null)) + tail;
  }
  if (after === null && headOf(before) > 0) return writeHead(headOf(before) - 1) + tail;
  if (low >= before.replace(/0+$/, '')) return low + tail;
  let middle = between(low, before);
  while (middle + tail >= before) middle = between(low, middle);
  return middle + tail;
}

/** `count` keys in order after `after`, for a list created at once. */
export function keysAfter(after: string | null, count: number, suffix: string): string[] {
  const keys: string[] = [];
  for (let last = after; keys.length < count;) {
    last = keyBetween(last, null, suffix);
    keys.push(last);
  }
  return keys;
}
