import { describe, expect, it } from 'vitest';
import { logoBox } from '#core/outputs/deck/logo.ts';
import { LOGO_PNG } from '#test/support/sample-facts/logo.ts';

describe('a logo', () => {
  it('keeps its shape inside the box it is given', () => {
    const box = logoBox(LOGO_PNG, { width: 1.5, height: 0.4 });
    expect(box?.width).toBeCloseTo(1.2, 5);
    expect(box?.height).toBeCloseTo(0.4, 5);
  });

  it('is left out when there is none or it is no PNG', () => {
    expect(logoBox(null, { width: 1, height: 1 })).toBeNull();
    expect(
      logoBox(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'), { width: 1, height: 1 }),
    ).toBeNull();
  });
});
