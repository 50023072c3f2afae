import { chromium as real } from 'playwright-core';
import { watched } from './page-watch.ts';

/** What the stand-in gets in place of playwright-core while its start is measured. */
export const chromium = watched(real);
