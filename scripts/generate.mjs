// Writes what is generated from the code; with --check it only says what is not up to date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describeCommands } from './describe-commands.mjs'
import { describeOperations, documentsAmong } from './describe-operations.mjs'
import { generatePrices } from './generate-prices.mjs'
import { generateSdk } from './generate-sdk.mjs'
import { prepare, root } from './prepare.mjs'

prepare()
const { describeServer } = await import('../packages/server/dist/describe.js')
const { createProgram } = await import('../packages/cli/dist/program.js')
const { loadBelow } = await import('../packages/cli/dist/on-demand.js')
const { scenarioSchema } = await import('../packages/cli/dist/simulate/scenario.js')
const { EXIT_CODES } = await import('../packages/cli/dist/exit-codes.js')
const described = await describeServer()
const program = createProgram()
for (const command of program.commands) await loadBelow(command)
const operations = describeOperations(documentsAmong(described))
const files = {
  ...described,
  ...(await generateSdk(described)),
  ...generatePrices(),
  'docs/scenarios/scenario.schema.json': `${JSON.stringify(scenarioSchema(), null, 2)}\n`,
  'docs/commands.md': describeCommands(program, EXIT_CODES, operations),
}
const check = process.argv.includes('--check')
const stale = Object.entries(files).filter(([name, text]) => {
  const file = join(root, name)
  return !existsSync(file) || readFileSync(file, 'utf8') !== text
})
for (const [name, text] of stale) {
  const file = join(root, name)
  if (check) {
    console.error(`${relative(root, file)} is not up to date; run npm run generate.`)
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(`wrote ${relative(root, file)}`)
  }
}
process.exit(check && stale.length > 0 ? 1 : 0)
