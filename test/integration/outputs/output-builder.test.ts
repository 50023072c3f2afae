import { describe, expect, it } from 'vitest';
import { buildOutput } from '#core/outputs/output-builder.ts';
import type { ClientView } from '#shared/domain/client-view.ts';
import { samples } from '#test/support/client-view-samples.ts';

describe('building a document', () => {
  it('stops when it is aborted, before and during the work', async () => {
    await expect(buildOutput('pptx', samples.rich(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'OUTPUT_ABORTED',
    });
    const controller = new AbortController();
    const work = buildOutput('pptx', samples.stress(), { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'OUTPUT_ABORTED' });
  });

  it('says that it failed, and with what, when a view cannot be built', async () => {
    const broken = { ...samples.rich(), goals: null } as unknown as ClientView;
    await expect(buildOutput('pptx', broken)).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
      message: expect.stringContaining('goal-reading'),
    });
  });

  it('builds several at once without mixing them', async () => {
    const [rich, minimal, again] = await Promise.all([
      buildOutput('pptx', samples.rich()),
      buildOutput('pptx', samples.minimal()),
      buildOutput('pptx', samples.rich()),
    ]);
    expect(Buffer.from(rich).equals(Buffer.from(again))).toBe(true);
    expect(minimal.length).toBeLessThan(rich.length);
  });
});
