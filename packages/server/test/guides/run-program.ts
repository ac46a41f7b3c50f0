import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a program ended. */
export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

interface Runner {
  readonly file: string
  command(file: string): readonly string[]
  /** A line that prints a value of the program as JSON. */
  print?(expression: string): string
  /** What must work for the language to count as installed; without it, it has to be. */
  readonly probe?: readonly string[]
}

const RUNNERS: Readonly<Record<string, Runner>> = {
  bash: { file: 'sample.sh', command: (file) => ['bash', file] },
  javascript: {
    file: 'sample.mjs',
    command: (file) => [process.execPath, file],
    print: (expression) => `console.log(JSON.stringify(${expression}))`,
  },
  python: {
    file: 'sample.py',
    command: (file) => ['python3', file],
    print: (expression) => `import json; print(json.dumps(${expression}))`,
    probe: ['python3', '-c', 'import requests'],
  },
  go: { file: 'main.go', command: (file) => ['go', 'run', file], probe: ['go', 'version'] },
}

/** The first Go program of a machine compiles Go's own library. */
const PROGRAM_MS_MAX = 280_000

/** The programs call the loopback address alone, past any proxy, and fetch nothing. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/_proxy$|^NODE_OPTIONS$/i.test(name)),
  ),
  NO_PROXY: '*',
  PYTHONDONTWRITEBYTECODE: '1',
  GOFLAGS: '-mod=mod',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
})

const runnerOf = (language: string): Runner => {
  const runner = RUNNERS[language]
  if (runner === undefined) throw new Error(`There is no way to run "${language}".`)
  return runner
}

const succeeds = ([command = '', ...args]: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore', env: environment() })
    return true
  } catch {
    return false
  }
}

const installed = new Map<string, boolean>()

/** Whether programs in this language can run here. */
export const isInstalled = (language: string): boolean => {
  const probe = RUNNERS[language]?.probe
  const known = installed.get(language) ?? (probe === undefined || succeeds(probe))
  installed.set(language, known)
  return known
}

/** Runs a program from a file in a temporary folder; `printing` is an expression that it prints at its end. */
export const runProgram = async (language: string, program: string, printing?: string): Promise<Outcome> => {
  const runner = runnerOf(language)
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-sample-'))
  const path = join(folder, runner.file)
  const last = printing === undefined ? '' : `${runner.print?.(printing) ?? ''}\n`
  writeFileSync(path, `${program}\n${last}`)
  const [command = '', ...args] = runner.command(path)
  try {
    return await new Promise((resolve) => {
      const options = { cwd: folder, env: environment(), timeout: PROGRAM_MS_MAX }
      execFile(command, args, options, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ exitCode, stdout, stderr })
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
