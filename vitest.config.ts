import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const long = process.env['TENANTRY_TEST_LONG'] === '1'
const suite = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
})
const onEngine = (engine: 'embedded' | 'postgres') =>
  suite(engine, ['packages/server/test/{contract,domain,engine,isolation,property}/**/*.test.ts'], {
    provide: { engine },
  })

export default defineConfig({
  // The SDK's sources, so that a test never runs against an older build.
  resolve: {
    alias: { '@tenantry/sdk': fileURLToPath(new URL('packages/sdk/src/index.ts', import.meta.url)) },
  },
  test: {
    globalSetup: ['packages/server/test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    projects: long
      ? [suite('long', ['packages/*/test/long/**/*.test.ts'], { testTimeout: 3_600_000 })]
      : [
          suite('unit', ['packages/*/src/**/*.test.ts']),
          onEngine('embedded'),
          onEngine('postgres'),
          // These start servers of their own.
          suite('wire', ['packages/*/test/{wire,guides,cli,sdk,browser}/**/*.test.ts']),
        ],
  },
})
