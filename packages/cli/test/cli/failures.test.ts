import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createTestPartner, OPERATOR_KEY, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { runCommand } from '../support/run-command.ts'

const server = useServer()
const asOperator = (...args: string[]) =>
  runCommand(args, { TENANTRY_URL: server().url, TENANTRY_OPERATOR_KEY: OPERATOR_KEY })

const closedPort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

describe('a command ends with', () => {
  it('2 when the command line is not right, and says what was meant', async () => {
    expect(await runCommand(['partner', 'creat', 'Acme'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "Error: unknown command 'creat'\n(Did you mean create?)\nTry: add --help to see what there is.\n",
    })
    for (const args of [
      ['partner'],
      ['partner', 'create', 'Acme'],
      ['partner', 'list', '--jsn'],
      ['partner', 'update', 'x', '--active', '--inactive'],
      ['partner', 'update', 'x', '--rate-limit', 'many'],
      ['partner', 'key', 'issue', 'x', '--format', 'pem'],
      ['org', 'create', 'Acme', '--with-keys', '--website', 'https://acme.example'],
      ['location', 'list'],
    ]) {
      const { code, stdout, stderr } = await runCommand(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).not.toBe('')
    }
  })

  it('2 when a key is missing, and says where to put it', async () => {
    const operator = await runCommand(['partner', 'list'], { TENANTRY_OPERATOR_KEY: '' })
    expect(operator).toMatchObject({ code: 2, stdout: '' })
    expect(operator.stderr).toContain('TENANTRY_OPERATOR_KEY')
    const partner = await runCommand(['org', 'list'])
    expect(partner).toMatchObject({ code: 2, stdout: '' })
    expect(partner.stderr).toContain('TENANTRY_KEY')
  })

  it('2 when a key is not accepted, and does not show it', async () => {
    const key = 'oc_partner_notAKeyThatAnybodyHas0123456789'
    const url = ['--url', server().url]
    for (const args of [
      ['org', 'list', '--key', key],
      ['partner', 'list', '--operator-key', key],
      ['location', 'list', '--org', '01982b7e-7a3c-7d1f-9d8e-0f1e2d3c4b5a', '--key', key],
      ['whoami', '--key', `${key} ü`],
    ]) {
      const { code, stdout, stderr } = await runCommand([...args, ...url])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^Error: .+\nTry: .+/)
      expect(stderr).not.toContain(key)
    }
  })

  it('2 when there is nothing to change, or the server takes an input for wrong', async () => {
    expect(await asOperator('partner', 'update', 'x')).toMatchObject({ code: 2 })
    const { code, stderr } = await asOperator('partner', 'create', 'Acme', '--owner-email', 'nobody')
    expect(code).toBe(2)
    expect(stderr).toContain('ownerEmail')
  })

  it('3 when what was named does not exist', async () => {
    const { apiKey } = await createTestPartner(server())
    expect(await asOperator('partner', 'get', 'nonsense')).toMatchObject({ code: 3 })
    for (const args of [
      ['org', 'get', 'nonsense'],
      ['org', 'delete', '01982b7e-7a3c-7d1f-9d8e-0f1e2d3c4b5a'],
      ['org', 'find', 'nobody'],
    ])
      expect(await runCommand([...args, '--url', server().url, '--key', apiKey])).toMatchObject({ code: 3 })
  })

  it('4 when it clashes with what is there', async () => {
    const { apiKey, client } = await createTestPartner(server())
    await client.embed.createOrg({ name: 'Acme', external_id: 'a' })
    const args = ['org', 'create', 'Acme', '--external-id', 'a', '--url', server().url, '--key', apiKey]
    const { code, stderr } = await runCommand(args)
    expect(code).toBe(4)
    expect(stderr).toContain('Org with external_id "a" already exists')
  })

  it('5 when a limit is reached, and says when to come back', async () => {
    const { apiKey, client } = await createTestPartner(server(), { rateLimitPerMinute: 1 })
    await client.broker.getIdentity()
    const { code, stderr } = await runCommand(['whoami', '--url', server().url, '--key', apiKey])
    expect(code).toBe(5)
    expect(stderr).toMatch(/try again in \d+ seconds/)
  })

  it('6 when nobody answers, and says how to start a server', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`
    const { code, stdout, stderr } = await runCommand(['whoami', '--url', url, '--key', 'k'])
    expect([code, stdout]).toEqual([6, ''])
    expect(stderr).toBe(
      `Error: No answer from ${url} (ECONNREFUSED).\nTry: start one with "tenantry serve", or name another with --url or TENANTRY_URL.\n`,
    )
  })

  it('0 when help or the version is asked for', async () => {
    expect(await runCommand(['partner', 'create', '--help'])).toMatchObject({ code: 0, stderr: '' })
    expect(await runCommand(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })
})

describe('with --json an error is one JSON document on stderr', () => {
  it('of the server', async () => {
    const { code, stdout, stderr } = await asOperator('partner', 'get', 'nonsense', '--json')
    expect([code, stdout]).toEqual([3, ''])
    expect(JSON.parse(stderr)).toEqual({
      error: {
        message: 'Partner not found',
        next: expect.any(String),
        exitCode: 3,
        status: 404,
        code: 'partner.not_found',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    })
  })

  it.each([
    ['of the command line', ['partner', 'lis', '--json'], 'unknown command'],
    ['of a command that is missing', ['partner', '--json'], 'A command is missing'],
    ['of a key that is missing', ['org', 'list', '--json'], 'partner key'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await runCommand(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(JSON.parse(stderr)).toMatchObject({
      error: { message: expect.stringContaining(message), exitCode: 2, next: expect.any(String) },
    })
  })
})
