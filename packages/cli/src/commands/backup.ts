import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { type Column, printOne } from '../print.ts'
import { serverFile } from '../server-file.ts'

/** What the server says of a backup that it has made or restored. */
interface BackupReport {
  readonly file: string
  readonly madeAt: string
  readonly tables: number
  readonly rows: number
  readonly masterKeys: readonly string[]
}

const FIELDS: readonly Column<BackupReport>[] = [
  ['FILE', ({ file }) => file],
  ['MADE AT', ({ madeAt }) => madeAt],
  ['TABLES', ({ tables }) => tables],
  ['ROWS', ({ rows }) => rows],
  ['MASTER KEYS', ({ masterKeys }) => masterKeys],
]

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Has the server's program do it, which knows the settings and the database; it takes back what a signal cuts off. */
const askServer = async (word: 'backup' | 'restore', file: string): Promise<BackupReport> => {
  const child = spawn(process.execPath, [serverFile(), word, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const stop = () => child.kill('SIGTERM')
  for (const signal of SIGNALS) process.on(signal, stop)
  try {
    const [[code], said, complaint] = await Promise.all([
      once(child, 'close') as Promise<[number | null]>,
      text(child.stdout),
      text(child.stderr),
    ])
    if (code !== 0) throw new CommandFailure('unexpected', complaint.trim())
    process.stderr.write(complaint)
    return JSON.parse(said) as BackupReport
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop)
  }
}

const KEEP_KEY =
  'The master key is not in it, and nothing else opens what is sealed: keep it too, and in another place.'

export const addBackupCommand = (command: Command): void => {
  command
    .argument('<file>', 'the file, which must not be there yet')
    .action(async (file: string) => printOne(command, await askServer('backup', file), FIELDS, KEEP_KEY))
}

export const addRestoreCommand = (command: Command): void => {
  command
    .argument('<file>', 'what "tenantry backup" has written')
    .action(async (file: string) =>
      printOne(command, await askServer('restore', file), FIELDS, 'A server can be started on it now.'),
    )
}
