import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { keepBackup } from '../wire/keep-backup.ts'
import { spawnCommand } from '../wire/spawned-command.ts'

describe('the embedded database', () => {
  it('is not there after a restore that was killed or stopped, and is after the next one', async () => {
    const server = await startServer()
    const file = join(temporaryDirectory(), 'whole.backup')
    await server.stop()
    await keepBackup('backup', file, { TENANTRY_DATA: server.dataDirectory })
    const directory = temporaryDirectory()
    cpSync(join(server.dataDirectory, 'master.key'), join(directory, 'master.key'))
    const env = { TENANTRY_DATA: directory }
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const restoring = spawnCommand(['restore', file], env)
      const holder = join(directory, 'tenantry.lock')
      while (!existsSync(join(directory, 'database.restoring'))) await sleep(5)
      const { pid } = JSON.parse(readFileSync(holder, 'utf8')) as { readonly pid: number }
      process.kill(pid, signal)
      expect((await restoring.ended()).code).toBe(1)
      expect(existsSync(join(directory, 'database'))).toBe(false)
      if (signal === 'SIGTERM') expect(readdirSync(directory)).toEqual(['master.key'])
    }
    await keepBackup('restore', file, env)
    await (await startServer({ dataDirectory: directory })).stop()
  })
})
