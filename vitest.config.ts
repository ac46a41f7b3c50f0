import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const long = process.env['TENANTRY_TEST_LONG'] === '1'

/** What holds in every project. It is not inherited: each would then start a PostgreSQL of its own. */
const COMMON = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'forks',
  // The product's modules are loaded once by each worker; what a file needs for itself it composes anew.
  isolate: false,
} as const
/** The SDK's sources, so that a test never runs against an older build. */
const SDK = fileURLToPath(new URL('packages/sdk/src/index.ts', import.meta.url))
const suite = (name: string, include: string[], more: object = {}) => ({
  resolve: { alias: { '@tenantry/sdk': SDK } },
  test: { ...COMMON, name, include, ...more },
})
const onEngine = (engine: 'embedded' | 'postgres') =>
  suite(engine, ['packages/server/test/{contract,domain,engine,isolation,property}/**/*.test.ts'], {
    provide: { engine },
  })

/** The files that take longest begin, so that no worker waits for another's at the end; projects stay together. */
const LONGEST = [
  'isolation/matrix',
  'isolation/second-wall.',
  'contract/idempotency.',
  'wire/start.',
  'wire/kill.',
]
const PROJECTS = ['wire', 'embedded', 'postgres', 'unit', 'long']
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const at = LONGEST.findIndex((part) => moduleId.includes(part))
      return PROJECTS.indexOf(project.name) * 100 + (at === -1 ? LONGEST.length : at)
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    // Once for all projects.
    globalSetup: ['packages/server/test/support/global-setup.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: long
      ? [suite('long', ['packages/*/test/long/**/*.test.ts'], { testTimeout: 10_800_000 })]
      : [
          suite('unit', ['packages/*/src/**/*.test.ts']),
          onEngine('embedded'),
          onEngine('postgres'),
          // These start servers of their own.
          suite('wire', ['packages/*/test/{wire,guides,cli,sdk,browser}/**/*.test.ts']),
        ],
  },
})
