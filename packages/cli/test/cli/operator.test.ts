import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestPartner, OPERATOR_KEY, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { commandIn, runCommand } from '../support/run-command.ts'

const server = useServer()
const environment = () => ({ TENANTRY_URL: server().url, TENANTRY_OPERATOR_KEY: OPERATOR_KEY })
const { print, json } = commandIn(environment)
const whoami = (key: string) => runCommand(['whoami'], { TENANTRY_URL: server().url, TENANTRY_KEY: key })

interface Created {
  readonly id: string
  readonly keyId: string
  readonly apiKey: string
}
const create = (...more: string[]) =>
  json('partner', 'create', 'Acme MSP', '--owner-email', 'a@example.com', ...more) as Promise<Created>

describe('partner', () => {
  it('create prints a key that works, and nothing prints it again', async () => {
    const text = await print('partner', 'create', 'Acme MSP', '--owner-email', 'a@example.com')
    const key = /^Key +(oc_partner_\w+)$/m.exec(text)?.[1] ?? ''
    const id = /^Id +(\S+)$/m.exec(text)?.[1] ?? ''
    expect(await whoami(key)).toMatchObject({ code: 0 })
    const later = [
      await print('partner', 'get', id),
      await print('partner', 'list'),
      await print('partner', 'list', '--json'),
      await print('partner', 'key', 'list', id, '--json'),
    ]
    expect(later.every((output) => output.includes(id) || output.includes(key.slice(-4)))).toBe(true)
    expect(later.join()).not.toContain(key)
  })

  it('create takes every setting, and get shows them', async () => {
    const settings = ['--ip-allow', '127.0.0.1,::1', '--ip-allow', '10.0.0.0/8', '--rate-limit', '50']
    const { id } = await create(...settings, '--ai-instructions', 'Be kind.')
    expect(await json('partner', 'get', id)).toMatchObject({
      name: 'Acme MSP',
      ownerEmail: 'a@example.com',
      active: true,
      ipAllowList: ['127.0.0.1', '::1', '10.0.0.0/8'],
      rateLimitPerMinute: 50,
      defaultAiInstructions: 'Be kind.',
    })
  })

  it('update changes what is given, and "none" takes it back', async () => {
    const { id } = await create('--ip-allow', '127.0.0.1', '--rate-limit', '50', '--ai-instructions', 'x')
    expect(await json('partner', 'update', id, '--name', 'New')).toMatchObject({
      name: 'New',
      ipAllowList: ['127.0.0.1'],
      rateLimitPerMinute: 50,
      defaultAiInstructions: 'x',
    })
    const none = ['--ip-allow', 'none', '--rate-limit', 'none', '--ai-instructions', 'none']
    expect(await json('partner', 'update', id, ...none)).toMatchObject({
      name: 'New',
      ipAllowList: [],
      rateLimitPerMinute: null,
      defaultAiInstructions: null,
    })
  })

  it('update --inactive refuses the partner’s key, --active accepts it again', async () => {
    const { id, apiKey } = await create()
    await print('partner', 'update', id, '--inactive')
    expect(await whoami(apiKey)).toMatchObject({ code: 2 })
    await print('partner', 'update', id, '--active')
    expect(await whoami(apiKey)).toMatchObject({ code: 0 })
  })

  it('list reads every page', async () => {
    const made: string[] = []
    for (let index = 0; index < 201; index++) made.push((await createTestPartner(server())).id)
    const listed = (await json('partner', 'list')) as Created[]
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(made))
  })
})

describe('partner key', () => {
  it('issue prints keys of both formats that work until they are revoked', async () => {
    const { id, keyId } = await create()
    const opaque = (await json('partner', 'key', 'issue', id, '--name', 'CI')) as Created
    const jwt = (await json('partner', 'key', 'issue', id, '--format', 'jwt')) as Created
    expect(opaque.apiKey).toMatch(/^oc_partner_/)
    expect(jwt.apiKey).toMatch(/^eyJ/)
    for (const key of [opaque, jwt]) {
      expect(await whoami(key.apiKey)).toMatchObject({ code: 0 })
      await print('partner', 'key', 'revoke', id, key.id)
      expect(await whoami(key.apiKey)).toMatchObject({ code: 2 })
    }
    expect(await json('partner', 'key', 'list', id)).toMatchObject([
      { id: keyId, revokedAt: null },
      { id: opaque.id, name: 'CI', format: 'opaque', revokedAt: expect.any(String) },
      { id: jwt.id, name: 'Default', format: 'jwt', revokedAt: expect.any(String) },
    ])
  })

  it('issue takes a time to expire at', async () => {
    const { id } = await create()
    expect(await json('partner', 'key', 'issue', id, '--expires-at', '2099-01-31T12:00:00Z')).toMatchObject({
      expiresAt: '2099-01-31T12:00:00.000Z',
    })
  })
})

describe('outbox', () => {
  it('list shows the mails, and --text the link in them', async () => {
    const { client } = await createTestPartner(server())
    await client.fleet.createPartnerClient({ clientOrgName: 'Bolt', clientContactEmail: 'bolt@example.com' })
    const table = await print('outbox', 'list')
    expect(table).toContain('bolt@example.com')
    expect(table).not.toContain('/claim?token=')
    expect(await print('outbox', 'list', '--text')).toContain('/claim?token=')
    expect(await json('outbox', 'list')).toContainEqual(expect.objectContaining({ to: 'bolt@example.com' }))
  })
})

describe('a table', () => {
  it('is aligned and holds no colour codes in a pipe', async () => {
    await create()
    const { stdout } = await runCommand(['partner', 'list'], { ...environment(), FORCE_COLOR: '1' })
    const [head = '', ...rows] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^Id +Name +Owner +Active +Created$/)
    for (const row of rows) expect(row[head.indexOf('Created') - 1]).toBe(' ')
    expect(stdout).not.toContain('\u001B')
  })

  it('shows a name that holds terminal commands as harmless text', async () => {
    const { id } = await createTestPartner(server(), { name: 'Red \u001B[31m Inc' })
    expect(await print('partner', 'get', id)).toContain('Red \uFFFD[31m Inc')
    expect(await json('partner', 'get', id)).toMatchObject({ name: 'Red \u001B[31m Inc' })
  })
})

describe('keys', () => {
  it('rotate makes a new master key while the server runs, and what was sealed still opens', async () => {
    await create()
    const file = join(server().data, 'master.key')
    const before = readFileSync(file, 'utf8')
    const rotated = (await json('keys', 'rotate')) as { resealed: number; remaining: number }
    expect(rotated.remaining).toBe(0)
    expect(rotated.resealed).toBeGreaterThan(1)
    const after = readFileSync(file, 'utf8')
    expect(after).toMatch(/^[0-9a-f]{64}\n$/)
    expect(after).not.toBe(before)
    expect(await print('keys', 'rotate')).toMatch(/^Sealed \d+ values anew; none is left/)
    expect(await runCommand(['keys', 'rotate'], { TENANTRY_URL: server().url })).toMatchObject({ code: 2 })
  })
})
