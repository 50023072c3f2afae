import { expect, it } from 'vitest';
import { cssString } from '#renderer/print/page-boxes.ts';

it('keeps quotes, backslashes and line ends of a client’s name inside the string', () => {
  expect(cssString('Casa "Sol" \\ Lua\n}')).toBe('"Casa \\"Sol\\" \\\\ Lua }"');
});
