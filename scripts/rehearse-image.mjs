// Carries out the Dockerfile in an empty folder, where there is no Docker: what it copies, what its stages run, and the
// server that comes of it, until that is ready. What the last stage runs needs a machine of its own, and is only told.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readDockerfile } from './read-dockerfile.mjs'

const root = new URL('..', import.meta.url).pathname
const built = mkdtempSync(join(tmpdir(), 'tenantry-image-'))
const IGNORED = new Set(['node_modules', 'dist', 'dist.new', 'dist.old', 'test'])

const copy = (from, to, isContext) =>
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !isContext || !IGNORED.has(basename(path)),
  })

const carryOut = (stage, { name, rest, from }, isLast) => {
  const place = join(built, stage.name)
  const inStage = (path) => join(place, path.startsWith('/') ? path : join(stage.folder, path))
  if (name === 'WORKDIR') {
    stage.folder = rest
    mkdirSync(inStage('.'), { recursive: true })
  }
  if (name === 'COPY') {
    const words = rest.split(' ')
    const target = words.pop()
    for (const word of words) {
      const source = from === undefined ? join(root, word) : join(built, from, word)
      const isFile = statSync(source).isFile()
      copy(source, inStage(isFile ? join(target, basename(word)) : target), from === undefined)
    }
  }
  if (name !== 'RUN') return
  console.log(`${isLast ? 'not carried out' : stage.name}: ${rest}`)
  if (isLast) return
  const { status } = spawnSync('sh', ['-c', rest], { cwd: inStage('.'), stdio: 'inherit' })
  if (status !== 0) throw new Error(`"${rest}" ended with ${status}.`)
}

/** Starts what was made, and asks it until it is ready. */
const tryOut = async (folder) => {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    TENANTRY_DATA: join(built, 'data'),
    TENANTRY_PORT: '10354',
    TENANTRY_GATEWAY_PORT: '10355',
    TENANTRY_TLS_PORT: 'off',
    TENANTRY_LOG_LEVEL: 'warn',
  }
  const stdio = ['ignore', 'inherit', 'inherit']
  const server = spawn(process.execPath, ['packages/server/dist/main.js'], { cwd: folder, env, stdio })
  const ended = once(server, 'exit')
  const readyBy = Date.now() + 90_000
  const ask = (path) => fetch(`http://127.0.0.1:10354${path}`).catch(() => undefined)
  while ((await ask('/readyz'))?.ok !== true) {
    if (server.exitCode !== null || Date.now() > readyBy) throw new Error('The server was not ready.')
    await sleep(200)
  }
  for (const path of ['/', '/docs', '/openapi/broker.json'])
    console.log(`${path}: ${(await ask(path))?.status}`)
  server.kill('SIGTERM')
  console.log(`the server ended with ${(await ended)[0]}`)
  const words = ['packages/cli/bin/tenantry.mjs', 'backup', join(built, 'first.backup')]
  const { status } = spawnSync(process.execPath, words, { cwd: folder, env, stdio })
  console.log(`a backup ended with ${status}`)
}

try {
  const stages = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))
  for (const stage of stages) for (const step of stage.steps) carryOut(stage, step, stage === stages.at(-1))
  const last = stages.at(-1)
  await tryOut(join(built, last.name, last.folder))
} finally {
  rmSync(built, { recursive: true, force: true })
}
