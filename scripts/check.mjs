// Formatting, types, typed lint rules, dependency rules, unused code, and that generated files are clean.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()

const node = (file, ...args) => [process.execPath, [join(root, file), ...args]]
const steps = {
  'formatting and lint (biome)': node('node_modules/@biomejs/biome/bin/biome', 'ci', '.'),
  'types (tsc)': node('node_modules/typescript/bin/tsc', '-p', '.'),
  'types of the portal (tsc)': node('node_modules/typescript/bin/tsc', '-p', 'packages/portal'),
  'typed lint rules (eslint)': node('node_modules/eslint/bin/eslint.js', '.'),
  'dependency rules (dependency-cruiser)': node(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'packages',
  ),
  'unused code (knip)': node('node_modules/knip/bin/knip.js'),
  'generated files': node('scripts/generate.mjs', '--check'),
}

const failed = Object.entries(steps).filter(([name, [command, args]]) => {
  console.log(`\n— ${name}`)
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status !== 0
})
for (const [name] of failed) console.error(`failed: ${name}`)
process.exit(failed.length === 0 ? 0 : 1)
