import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { COMMAND } from '../support/run-command.ts'

const startedIn = async (folder: string) => {
  const command = spawn(process.execPath, [COMMAND, 'serve'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      TENANTRY_PORT: '0',
      TENANTRY_TLS_PORT: '0',
      TENANTRY_GATEWAY_PORT: '0',
      TENANTRY_LOG_LEVEL: 'silent',
    },
  })
  const ended = once(command, 'close') as Promise<[number | null, string | null]>
  let said = ''
  let url: string | undefined
  for await (const chunk of command.stderr) {
    said += chunk
    url = /^ {2}API +(http:\S+)$/m.exec(said)?.[1]
    if (url !== undefined) break
  }
  if (url === undefined) throw new Error(`The server did not start: ${said}`)
  return { command, ended, url }
}

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-serve-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'serve runs the server of any folder until %s, and ends only when it has ended in good order',
  async (signal) => {
    const folder = newFolder()
    cpSync(inject('embeddedFiles'), join(folder, 'data', 'database'), { recursive: true })
    const { command, ended, url } = await startedIn(folder)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(existsSync(join(folder, 'data', 'operator.key'))).toBe(true)
    command.kill(signal)
    expect(await ended).toEqual([0, null])
    await expect(fetch(`${url}/readyz`)).rejects.toThrow()
  },
)

it('serve passes on that the server could not start', async () => {
  const command = spawn(process.execPath, [COMMAND, 'serve'], {
    cwd: newFolder(),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], TENANTRY_PORT: 'none' },
  })
  let said = ''
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  expect(await once(command, 'close')).toEqual([1, null])
  expect(said).toContain('TENANTRY_PORT')
})
