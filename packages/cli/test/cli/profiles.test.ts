import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestPartner, OPERATOR_KEY, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { runCommand } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const server = useServer()

const setUp = async () => {
  const home = temporaryFolder()
  const partner = await createTestPartner(server())
  await partner.client.embed.createOrg({ name: 'Acme Tours' })
  const run = (args: readonly string[], input = '', environment = {}) =>
    runCommand(args, { XDG_CONFIG_HOME: home, ...environment }, input)
  return { ...partner, run, file: join(home, 'tenantry', 'profiles.json') }
}

describe('a profile', () => {
  it('holds server, key and more for later commands, and no one else reads it', async () => {
    const { run, file, apiKey } = await setUp()
    const settings = ['--url', server().url, '--partner-org', 'acme', '--output', 'yaml']
    const { code, stdout, stderr } = await run(['configure', '--profile', 'msp', ...settings], `${apiKey}\n`)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).not.toContain(apiKey)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const org = await run(['org', 'get-org-v2', '--profile', 'msp'])
    expect(org).toMatchObject({ code: 0, stdout: expect.stringContaining('name: Acme Tours') })
    const list = await run(['profile', 'list'])
    expect(list.stdout).toMatch(/^msp +http\S+ +key of a partner +acme$/m)
    expect(list.stdout).not.toContain(apiKey)
    expect(await run(['profile', 'remove', 'msp'])).toMatchObject({ code: 0 })
    expect(await run(['whoami', '--profile', 'msp'])).toMatchObject({ code: 2 })
    expect(readFileSync(file, 'utf8')).not.toContain(apiKey)
  })

  it('gives way to the environment, and that to the command line', async () => {
    const { run, apiKey, id } = await setUp()
    await run(['configure', '--url', server().url], apiKey)
    const other = await createTestPartner(server())
    const partnerOf = async (args: string[], environment = {}) =>
      JSON.parse((await run(['whoami', '--json', ...args], '', environment)).stdout).partnerId
    expect(await partnerOf([])).toBe(id)
    expect(await partnerOf([], { TENANTRY_KEY: other.apiKey })).toBe(other.id)
    expect(await partnerOf(['--key', apiKey], { TENANTRY_KEY: other.apiKey })).toBe(id)
    expect(await run(['whoami'], '', { TENANTRY_URL: 'http://127.0.0.1:1' })).toMatchObject({ code: 6 })
  })

  it('holds the operator key too', async () => {
    const { run, id } = await setUp()
    expect(await run(['configure', '--operator', '--url', server().url], OPERATOR_KEY)).toMatchObject({
      code: 0,
    })
    expect(await run(['partner', 'get', id])).toMatchObject({ code: 0 })
  })

  it('is not stored with a key that the server refuses, nor read where others can read it', async () => {
    const { run, file, apiKey } = await setUp()
    const configure = (key: string) => run(['configure', '--url', server().url], key)
    expect(await configure(`${apiKey.slice(0, -1)}!`)).toMatchObject({ code: 2 })
    expect(() => statSync(file)).toThrow()
    await configure(apiKey)
    chmodSync(file, 0o644)
    const { code, stderr } = await run(['whoami'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('chmod 600')])
    chmodSync(file, 0o600)
    writeFileSync(file, '{"default": {"key": 1}}')
    expect(await run(['whoami'])).toMatchObject({ code: 2 })
  })
})

describe('completion', () => {
  it('knows commands, options and values at every place', async () => {
    const { run, apiKey } = await setUp()
    await run(['configure', '--url', server().url, '--profile', 'msp'], apiKey)
    const complete = async (...words: string[]) =>
      (await run(['__complete', ...words])).stdout.split('\n').filter((line) => line !== '')
    expect(await complete('bro')).toEqual(['broker'])
    expect(await complete('org', 'get')).toEqual(['get', 'get-org-v2'])
    expect(await complete('--url', 'x', 'broker', 'create-rule', '--ho')).toEqual(['--host-pattern'])
    expect(await complete('broker', 'create-rule', '--action', 'm')).toEqual(['manual_approval'])
    expect(await complete('org', 'list', '--output', '')).toEqual(['json', 'table', 'yaml', 'text'])
    expect(await complete('org', 'list', '--profile', '')).toEqual(['msp'])
    expect(await complete('completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(await run(['completion', 'bash'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('complete -o'),
    })
  })
})
