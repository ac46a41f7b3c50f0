// Brings a checkout into a state in which it can run: packages installed, sources built. Does nothing that is done.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { writeOperations } from './write-operations.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command to its end with its output shown, and ends this process when it fails. */
const run = (command, args, options = {}) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs the JavaScript file of an installed package with this very Node. */
const runPackage = (file, args, options) =>
  run(process.execPath, [join(root, 'node_modules', file), ...args], options)

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const fingerprint = (files) => {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const onceFor = (stamp, value, work) => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === value) return
  rmSync(stamp, { force: true })
  work()
  writeFileSync(stamp, value)
}

const PACKAGES = ['sdk', 'server', 'cli']
const PORTAL = join(root, 'packages', 'portal')
const BUNDLING = join(root, 'scripts', 'bundle-server.mjs')

/** Installs exactly what the lock file names. */
export const install = () => {
  const value = fingerprint([join(root, 'package-lock.json')])
  onceFor(join(root, 'node_modules', '.installed'), value, () => {
    console.error('Installing packages …')
    run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ])
  })
}

/** Builds into a new folder and swaps it in whole: no file whose source is gone lives on, none is missing meanwhile. */
const replaceDist = (folder, fill) => {
  const [dist, fresh, old] = ['dist', 'dist.new', 'dist.old'].map((name) => join(folder, name))
  for (const leftover of [fresh, old]) rmSync(leftover, { recursive: true, force: true })
  fill(fresh)
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

const compile = (name) => {
  const folder = join(root, 'packages', name)
  replaceDist(folder, (fresh) => {
    runPackage('typescript/bin/tsc', ['-p', folder, '--outDir', fresh])
    if (name === 'server')
      runPackage('rolldown/bin/cli.mjs', ['-c', BUNDLING], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, BUNDLE: fresh },
      })
  })
}

const COMPRESSIBLE = /\.(?:js|css|svg)$/

/** Lays compressed copies beside what a browser loads, so that the server need not compress for each. */
const compressBelow = (folder) => {
  for (const { parentPath, name } of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!COMPRESSIBLE.test(name)) continue
    const file = join(parentPath, name)
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Builds the portal when its sources, or those of the SDK in it, changed. */
const buildPortal = () => {
  const sources = [
    ...filesBelow('packages/portal/src'),
    ...filesBelow('packages/portal/public'),
    ...filesBelow('packages/sdk/src'),
    ...['index.html', 'package.json', 'vite.config.mjs'].map((name) => join(PORTAL, name)),
    join(root, 'package-lock.json'),
  ]
  const stamp = join(root, 'node_modules', '.portal-built')
  if (!existsSync(join(PORTAL, 'dist'))) rmSync(stamp, { force: true })
  onceFor(stamp, fingerprint(sources), () => {
    console.error('Building the portal …')
    replaceDist(PORTAL, (fresh) => {
      const options = ['--outDir', fresh, '--logLevel', 'warn']
      runPackage('vite/bin/vite.js', [
        'build',
        PORTAL,
        '--config',
        join(PORTAL, 'vite.config.mjs'),
        ...options,
      ])
      compressBelow(fresh)
    })
  })
}

/** Compiles the packages when sources changed. */
const build = () => {
  const shared = [join(root, 'tsconfig.base.json'), join(root, 'package-lock.json'), BUNDLING]
  const sources = PACKAGES.flatMap((name) => [
    ...filesBelow(`packages/${name}/src`),
    join(root, 'packages', name, 'tsconfig.json'),
  ])
  const value = fingerprint([...shared, ...sources])
  const dists = PACKAGES.map((name) => join(root, 'packages', name, 'dist'))
  const stamp = join(root, 'node_modules', '.built')
  if (!dists.every((dist) => existsSync(dist))) rmSync(stamp, { force: true })
  onceFor(stamp, value, () => {
    console.error('Building …')
    for (const name of PACKAGES) compile(name)
  })
}

/** Describes the operations to the command line when it was compiled anew, or when a document changed. */
const describe = () => {
  const scripts = ['describe', 'read', 'write'].map((verb) => join(root, 'scripts', `${verb}-operations.mjs`))
  const built = join(root, 'node_modules', '.built')
  const value = fingerprint([...filesBelow('openapi'), ...scripts, built])
  if (!existsSync(join(root, 'packages', 'cli', 'dist', 'operation-tables')))
    rmSync(DESCRIBED, { force: true })
  onceFor(DESCRIBED, value, () => writeOperations(root))
}

const DESCRIBED = join(root, 'node_modules', '.described')
const LOCK = join(root, '.cache', 'prepare.lock')

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const waitMs = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Two commands that install or build at the same moment would take the files from under one another. */
const alone = (work) => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0
      if (holder > 0 && !isRunning(holder)) rmSync(LOCK, { force: true })
      waitMs(100)
    }
  }
  const release = () => rmSync(LOCK, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}

/** Brings the checkout into a state in which it can run. */
export const prepare = () =>
  alone(() => {
    install()
    build()
    buildPortal()
    describe()
  })
