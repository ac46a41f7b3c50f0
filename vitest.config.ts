import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What is run: everything but what takes hours, that, or (without a word) the files that are named. */
const extent = process.env['TENANTRY_TEST'] as 'whole' | 'long' | undefined
const long = extent === 'long'

/** What holds in every project. It is not inherited: each would then start a PostgreSQL of its own. */
const COMMON = {
  // Both end what hangs and measure nothing: a slow machine has the time it needs, what runs for hours has more.
  testTimeout: long ? 600_000 : 300_000,
  hookTimeout: 300_000,
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
const TESTS = 'packages/server/test'
type Engine = 'embedded' | 'postgres'

/** Files that say what the product does, whatever it runs on; those that share out what they try run on both engines. */
const takingTurns = (): readonly string[] =>
  ['contract', 'domain', 'property']
    .flatMap((folder) => readdirSync(join(TESTS, folder)).map((name) => `${TESTS}/${folder}/${name}`))
    .filter((file) => file.endsWith('.test.ts') && !readFileSync(file, 'utf8').includes('/turns.ts'))
/** By its name alone: a new file moves no other one. The embedded database, which takes longer, has every eighth. */
const turnOf = (file: string): Engine =>
  [...file].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 8 === 0 ? 'embedded' : 'postgres'
const onEngine = (engine: Engine) =>
  suite(engine, [`${TESTS}/{contract,domain,isolation,property${long ? '' : ',engine'}}/**/*.test.ts`], {
    exclude: extent === 'whole' ? takingTurns().filter((file) => turnOf(file) !== engine) : [],
    provide: { engine, everything: long },
  })

/** These start servers of their own. */
const wire = suite('wire', ['packages/*/test/{wire,guides,cli,sdk,browser}/**/*.test.ts'], {
  provide: { everything: long },
})

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
          wire,
          suite('long', ['packages/*/test/long/**/*.test.ts'], { testTimeout: 10_800_000 }),
        ]
      : [suite('unit', ['packages/*/src/**/*.test.ts']), onEngine('embedded'), onEngine('postgres'), wire],
  },
})
