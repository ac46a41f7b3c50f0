// Runs the suite and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const [first, ...others] = process.argv.slice(2)
const long = first === '--long'
const filters = long || first === undefined ? others : [first, ...others]
const extent = long ? 'long' : filters.length === 0 ? 'whole' : undefined
const report = join(root, '.cache', `test-report-${process.pid}.json`)
mkdirSync(join(root, '.cache'), { recursive: true })

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TENANTRY_TEST: extent ?? '' } },
)

const outcome = () => {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const {
    numPassedTests,
    numFailedTests,
    numPendingTests,
    numTodoTests = 0,
    testResults,
  } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that could not even be loaded has no tests to fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}
const { passed, failed, skipped } = outcome()
rmSync(report, { force: true })
const failedInAll = failed === 0 && status !== 0 ? 1 : failed
if (skipped > 0) console.log(`${skipped} skipped; each says above what it misses.`)
console.log(`${passed} passed, ${failedInAll} failed`)
process.exit(failedInAll === 0 && passed > 0 ? 0 : 1)
