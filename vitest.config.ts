import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,architecture,simulation}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Core and its native driver are used as the app uses them: one process a file.
    pool: 'forks',
  },
});
