import { describe, expect, it } from 'vitest';
import { qrCode } from '#renderer/lib/qr-code.ts';

/** The smallest code, as a reader of another make read it back. */
const ONGOING = [
  '#######..#.##.#######',
  '#.....#..###..#.....#',
  '#.###.#.##.##.#.###.#',
  '#.###.#..#.#..#.###.#',
  '#.###.#...#.#.#.###.#',
  '#.....#.....#.#.....#',
  '#######.#.#.#.#######',
  '........##.##........',
  '###.########.##...#..',
  '.##.##...#....##..###',
  '##.##.#..#..#...#..##',
  '#####..###....#.#...#',
  '#..##.#.....#.###..#.',
  '........##.#.#.##..##',
  '#######.##.#.#####.##',
  '#.....#.##.###.##...#',
  '#.###.#.#..#.###...##',
  '#.###.#.......###.##.',
  '#.###.#.#.#.#..###..#',
  '#.....#.#.....#....#.',
  '#######.###.#.#....##',
];

const drawn = (rows: boolean[][] | null) => rows?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

describe('a QR code', () => {
  it('is the one that readers know', () => {
    expect(drawn(qrCode('ongoing'))).toEqual(ONGOING);
  });

  it('is as large as its text needs, in bytes, and tells its size to the reader from version 7 on', () => {
    const sizes = [17, 18, 134, 135, 230, 231].map((bytes) => qrCode('x'.repeat(bytes))?.length);
    expect(sizes).toEqual([21, 25, 41, 45, 53, 57]);
    expect(qrCode('ç'.repeat(9))?.length).toBe(25);
    // 000111110010010100, the version information of 7, beside the upper right corner.
    const rows = qrCode('x'.repeat(135)) ?? [];
    const bits = Array.from({ length: 18 }, (_, at) =>
      rows[Math.floor((17 - at) / 3)]?.[34 + ((17 - at) % 3)] ? 1 : 0,
    );
    expect(bits.join('')).toBe('000111110010010100');
  });

  it('is not made of a text that fits none', () => {
    expect(qrCode('x'.repeat(858))).not.toBeNull();
    expect(qrCode('x'.repeat(859))).toBeNull();
  });
});
