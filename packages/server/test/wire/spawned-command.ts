import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { whenFileEnds } from '../support/when-file-ends.ts'

const COMMAND = fileURLToPath(new URL('../../../cli/bin/tenantry.mjs', import.meta.url))

export interface EndedCommand {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process of the built command. */
export interface SpawnedCommand {
  /** Everything printed so far. */
  stdout(): string
  stderr(): string
  /** Calls back with all of standard error, whenever there is more of it. */
  onStderr(heard: (stderr: string) => void): void
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<EndedCommand>
  ended(): Promise<EndedCommand>
}

/** Starts the built command, with no environment but the given one and profiles in a folder of its own. */
export const spawnCommand = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): SpawnedCommand => {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent', ...environment },
  })
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text
    })
  const closed = once(child, 'close').then(() => ({ code: child.exitCode, ...printed }))
  whenFileEnds(() => {
    child.kill('SIGKILL')
    return closed
  })
  return {
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    onStderr: (heard) => void child.stderr.on('data', () => heard(printed.stderr)),
    kill: (signal) => {
      child.kill(signal)
      return closed
    },
    ended: () => closed,
  }
}

/** Runs the built command to its end. */
export const runCommand = (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<EndedCommand> => spawnCommand(args, environment).ended()
