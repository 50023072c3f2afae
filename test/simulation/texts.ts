import type { Random } from './random.ts';

const TODO = '- a fazer';

/** A few lines of which each has a number of its own, and some that are all alike. */
export const firstText = (random: Random, serial: () => number): string => {
  const lines = Array.from({ length: random.int(1, 5) }, () => `linha ${serial()}`);
  if (random.chance(0.4)) lines.splice(random.int(0, lines.length), 0, TODO, TODO, TODO);
  return lines.join('\n');
};

/** What somebody makes of a text in one go. */
export const editedText = (random: Random, serial: () => number, before: string): string => {
  const lines = before.split('\n');
  for (let times = random.int(1, 2); times > 0; times--) {
    const at = random.int(0, Math.max(0, lines.length - 1));
    switch (random.int(0, 4)) {
      case 0:
        lines.splice(at, 0, `linha ${serial()}`);
        break;
      case 1:
        lines.push(`linha ${serial()}`);
        break;
      case 2:
        lines[at] = lines[at] === TODO ? `- feito ${serial()}` : `linha ${serial()}`;
        break;
      case 3:
        if (lines.length > 1) lines.splice(at, 1);
        break;
      default:
        tick(random, serial, lines);
    }
  }
  return lines.join('\n');
};

/** One of the lines that are all alike is done; where there is none, three are added. */
export const tickedText = (random: Random, serial: () => number, before: string): string => {
  const lines = before.split('\n');
  tick(random, serial, lines);
  return lines.join('\n');
};

const tick = (random: Random, serial: () => number, lines: string[]): void => {
  const todo = lines.map((line, index) => (line === TODO ? index : -1)).filter((index) => index >= 0);
  if (todo.length > 0) lines[random.pick(todo)] = `- feito ${serial()}`;
  else lines.push(TODO, TODO, TODO);
};

/** How often each line stands in a text. */
export const countLines = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) found.set(line, (found.get(line) ?? 0) + 1);
  return found;
};
