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
  setupFiles: 'packages/server/test/support/set-up-file.ts',
} as const
/** The SDK's sources, so that a test never runs against an older build. */
const SDK = fileURLToPath(new URL('packages/sdk/src/index.ts', import.meta.url))
const suite = (name: string, include: string[], more: object = {}) => ({
  resolve: { alias: { '@tenantry/sdk': SDK } },
  test: { ...COMMON, name, include, ...more },
})
const ON_BOTH = 'packages/server/test/{contract,domain,engine,isolation,property}/**/*.test.ts'
/** What the engines take turns at while the time is short. */
const BY_TURNS = [
  ...['isolation/{matrix,second-wall,second-wall-domain,stored-answers}', 'contract/idempotency'],
  'contract/{bad-input-*,broker-documented-answers}',
].map((path) => `packages/server/test/${path}.test.ts`)
const onEngine = (engine: 'embedded' | 'postgres') =>
  suite(engine, long ? BY_TURNS : [ON_BOTH], { provide: { engine, everything: long } })

/** The files that take longest begin, so that no worker waits for another's at the end; projects stay together. */
const LONGEST = [
  'isolation/matrix',
  'isolation/second-wall.',
  'contract/idempotency.',
  'wire/start.',
  'wire/fleet-story.',
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
    // What is slow is read from the report; the log is for what fails.
    slowTestThreshold: 10_000,
    sequence: { sequencer: LongestFirst },
    projects: long
      ? [
          onEngine('embedded'),
          onEngine('postgres'),
          suite('long', ['packages/*/test/long/**/*.test.ts'], { testTimeout: 10_800_000 }),
        ]
      : [
          suite('unit', ['packages/*/src/**/*.test.ts']),
          onEngine('embedded'),
          onEngine('postgres'),
          // These start servers of their own.
          suite('wire', ['packages/*/test/{wire,guides,cli,sdk,browser}/**/*.test.ts']),
        ],
  },
})
