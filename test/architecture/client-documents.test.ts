import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './source-files.ts';

/** Builders of what a client reads take a ClientView and nothing else (architecture.md, Documents). */
const builders =
  /^(electron\/core\/outputs\/|renderer\/print\/|renderer\/features\/meeting\/live\/|renderer\/features\/studio\/(presentation|preview)\/|renderer\/features\/plan\/client\/|shared\/domain\/client-view\/)/;

/** Anything that knows a feeling, a risk, a row of the database or the contract of an internal page. */
const internal =
  /^(shared\/contract\/(?!base\.ts|print)|shared\/domain\/(feeling|health|review-preparation|contacts|contract)\.ts|electron\/database\/|electron\/core\/(?!outputs\/|kernel\/(worker-file|domain-error)\.ts)|shared\/sync\/)/;

describe('builders of client documents', () => {
  it('know the client view and nothing internal', () => {
    const broken = sourceFiles()
      .filter((file) => builders.test(file.path))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => internal.test(target))
          .map((target) => `${file.path} imports ${target}`),
      );
    expect(broken).toEqual([]);
  });
});
