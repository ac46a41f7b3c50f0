import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const COMMAND = fileURLToPath(new URL('../../bin/tenantry.mjs', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command under way. */
export interface Running {
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Run>
  ended(): Promise<Run>
}

/** Starts the built command with no environment but the given one and no profiles but its own. */
export const startCommand = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Running => {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent', ...environment },
  })
  // Most commands end without having read what they were given.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const closed = Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]).then(([[code], stdout, stderr]) => ({ code, stdout, stderr }))
  return {
    kill: (signal) => {
      child.kill(signal)
      return closed
    },
    ended: () => closed,
  }
}

/** Runs the built command to its end, with no environment but the given one and no profiles but its own. */
export const runCommand = (...given: Parameters<typeof startCommand>): Promise<Run> =>
  startCommand(...given).ended()

/** Runs the command with the given environment, expects it to succeed and answers what it printed. */
export const commandIn = (environment: () => Readonly<Record<string, string>>) => {
  const print = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCommand(args, environment())
    if (code !== 0) throw new Error(`tenantry ${args.join(' ')} ended with ${code}: ${stderr}`)
    return stdout
  }
  const json = async (...args: readonly string[]): Promise<unknown> =>
    JSON.parse(await print(...args, '--json'))
  return { print, json }
}
