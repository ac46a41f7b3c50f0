import type { Command } from 'commander'
import { runChild } from '../run-child.ts'
import { serverFile } from '../server-file.ts'

// A closed terminal sends SIGHUP, which would end the server at once; it is told to stop in good order instead.
const FORWARDED = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM' } as const

/** Runs the server with the given words; in a group of its own it gets each signal once: from here, and not from the terminal too. */
const runServer = (...words: readonly string[]): Promise<void> =>
  runChild(process.execPath, [serverFile(), ...words], FORWARDED, {
    detached: process.platform !== 'win32',
  })

export const addServeCommand = (command: Command): void => {
  command.action(() => runServer())
}

export const addGatewayCommand = (command: Command): void => {
  command.action(() => runServer('gateway'))
}
