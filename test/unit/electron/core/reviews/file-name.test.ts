import { expect, it } from 'vitest';
import { safeFileName } from '#core/reviews/file-name.ts';

it('takes what no file system takes out of a name and keeps its ending', () => {
  expect(safeFileName('QBR A/B: "C" <D>?\u0007.pptx')).toBe('QBR A B C D.pptx');
  expect(safeFileName('...docx')).toBe('ongoing.docx');
  expect(safeFileName(`${'é'.repeat(200)}.pdf`)).toHaveLength(124);
});
