import { expect } from 'vitest'
import { runCommand } from './spawned-command.ts'

/** Makes a backup, or restores one, and answers what the command said of it. */
export const keepBackup = async (
  word: 'backup' | 'restore',
  file: string,
  env: Readonly<Record<string, string>>,
) => {
  // What the command reads is no misspelled setting of the server's.
  const ended = await runCommand([word, file], { ...env, TENANTRY_OUTPUT: 'json' })
  expect([ended.code, ended.stderr]).toEqual([0, ''])
  return JSON.parse(ended.stdout) as { readonly rows: number; readonly masterKeys: readonly string[] }
}
