// Rebuilds on every change and restarts the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const options = { cwd: root, stdio: 'inherit' }
const children = [
  spawn(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      'packages/server',
      '--watch',
      '--preserveWatchOutput',
    ],
    options,
  ),
  spawn(process.execPath, ['--watch', join(root, 'packages/server/dist/main.js')], options),
]
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
