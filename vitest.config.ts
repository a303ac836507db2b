import { defineConfig } from 'vitest/config';

/** `unit` needs nothing beside the project; `corpus` reads the folder that LIVEHUNT_CORPUS names. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
          exclude: ['**/*.corpus.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'corpus',
          include: ['src/**/*.corpus.test.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
