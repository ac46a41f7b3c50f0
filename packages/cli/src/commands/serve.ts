import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'

const SERVER = '@tenantry/server/main'

const serverFile = (): string => {
  try {
    return fileURLToPath(import.meta.resolve(SERVER))
  } catch {
    throw new CommandFailure(
      'unexpected',
      'The Tenantry server is not installed here',
      'run it from a checkout of Tenantry.',
    )
  }
}

// A closed terminal sends SIGHUP, which would end the server at once; it is told to stop in good order instead.
const FORWARDED = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM' } as const

const serve = async (): Promise<void> => {
  // In a group of its own it gets each signal once: from here, and not from the terminal too.
  const server = spawn(process.execPath, [serverFile()], {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  })
  for (const [signal, forwarded] of Object.entries(FORWARDED))
    process.on(signal, () => server.kill(forwarded))
  const [code, signal] = (await once(server, 'exit')) as [number | null, NodeJS.Signals | null]
  process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal]
  // The signal handlers would keep this process waiting for nothing.
  for (const name of Object.keys(FORWARDED)) process.removeAllListeners(name)
}

export const addServeCommand = (command: Command): void => {
  command.action(serve)
}
