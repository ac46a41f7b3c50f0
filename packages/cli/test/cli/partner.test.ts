import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { toRuuid } from '@tenantry/sdk'
import { describe, expect, it } from 'vitest'
import { createTestPartner, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { COMMAND, commandIn, runCommand } from '../support/run-command.ts'

const server = useServer()
const ONE_CHANGE = ['--all-events', '--count', '1', '--json']

/** The command of a partner of its own. */
const asPartner = async () => {
  const partner = await createTestPartner(server())
  const environment = { TENANTRY_URL: server().url, TENANTRY_KEY: partner.apiKey }
  const fails = async (...args: string[]) => (await runCommand(args, environment)).code
  return { ...commandIn(() => environment), ...partner, fails }
}

interface Made {
  readonly id: string
  readonly uuid: string
}

describe('org', () => {
  it('create, find, get, list and delete work on one organization', async () => {
    const { json, fails } = await asPartner()
    const more = ['--external-id', 'a/b 🙂', '--website', 'https://acme.example', '--language', 'de']
    const { id } = (await json('org', 'create', 'Acme Tours', ...more, '--ai-instructions', 'x')) as Made
    expect(await json('org', 'find', 'a/b 🙂')).toMatchObject({ id, name: 'Acme Tours' })
    expect(await json('org', 'get', id)).toMatchObject({ id, status: 'unclaimed' })
    expect(await json('org', 'get', toRuuid(id))).toMatchObject({ id })
    expect(await json('org', 'list')).toMatchObject([{ id, external_id: 'a/b 🙂' }])
    expect(await json('org', 'delete', toRuuid(id))).toEqual({ id, deleted: true })
    expect(await fails('org', 'get', id)).toBe(3)
    expect(await json('org', 'list')).toEqual([])
  })

  it('create --with-keys prints all that the customer needs, and get none of it', async () => {
    const { print } = await asPartner()
    const text = await print('org', 'create', 'Acme Corp', '--with-keys')
    const secrets = text.match(/oc_org_\w+|aoc_\w+|\boc_\w+|token=\w+/g) ?? []
    expect(secrets).toHaveLength(4)
    const id = /^Id +(\S+)$/m.exec(text)?.[1] ?? ''
    const later = `${await print('org', 'get', id, '--json')} ${await print('org', 'list', '--json')}`
    expect(later).toContain('Acme Corp')
    for (const secret of secrets) expect(later).not.toContain(secret)
  })

  it('claim-link and rotate-tokens replace what create printed', async () => {
    const { json, print, fails } = await asPartner()
    const made = (await json('org', 'create', 'Acme Corp', '--with-keys')) as Record<string, string>
    const id = made['organizationId'] ?? ''
    const link = (await json('org', 'claim-link', id)) as { claimUrl: string }
    expect(link).toEqual({ claimUrl: expect.stringContaining('/claim?token=') })
    expect(link.claimUrl).not.toBe(made['claimUrl'])
    expect(await print('org', 'claim-link', toRuuid(id))).toContain('no longer works')
    const rotated = (await json('org', 'rotate-tokens', id)) as Record<string, string>
    expect(Object.keys(rotated).sort()).toEqual(['orgApiKey', 'projectApiKey'])
    for (const [name, token] of Object.entries(rotated)) expect(token).not.toBe(made[name])
    const text = await print('org', 'rotate-tokens', id, '--agents')
    expect(text).toMatch(/^Organization key +oc_org_\w+\nProject key +oc_\w+\nAgent token +aoc_\w+$/m)
    const nobody = '01900000-0000-7000-8000-000000000000'
    expect([await fails('org', 'claim-link', nobody), await fails('org', 'rotate-tokens', nobody)]).toEqual([
      3, 3,
    ])
  })

  it('list reads every page', async () => {
    const { client, json } = await asPartner()
    for (let index = 0; index < 101; index++) await client.embed.createOrg({ name: `Org ${index}` })
    expect(await json('org', 'list')).toHaveLength(101)
  })
})

describe('location', () => {
  it('create, list, update and delete work inside the organization, in either spelling of its id', async () => {
    const { client, json, print } = await asPartner()
    const { id } = await client.embed.createOrg({ name: 'Acme' })
    const org = ['--org', id]
    const place = [
      '--address',
      '1 Main St',
      '--country',
      'US',
      '--latitude',
      '-1.5',
      '--label',
      'a',
      '--label',
      'b',
    ]
    const { uuid } = (await json(
      'location',
      'create',
      'HQ',
      ...org,
      ...place,
      '--tz',
      'Europe/Berlin',
    )) as Made
    await print('location', 'create', 'Floor 1', '--org', toRuuid(id), '--parent', uuid)
    expect(await json('location', 'list', ...org)).toMatchObject([
      { uuid, name: 'HQ', address1: '1 Main St', latitude: -1.5, tz: 'Europe/Berlin', labels: ['a', 'b'] },
      { name: 'Floor 1' },
    ])
    await print('location', 'update', uuid, ...org, '--name', 'Head office')
    const listed = (await json('location', 'list', ...org)) as Made[]
    expect(listed).toMatchObject([{ name: 'Head office', address1: '1 Main St' }, { name: 'Floor 1' }])
    for (const made of listed.reverse()) await print('location', 'delete', made.uuid, ...org)
    expect(await json('location', 'list', ...org)).toEqual([])
  })

  it('ends with 3 where the organization or the location is missing, 4 where others lie below', async () => {
    const { client, json, fails } = await asPartner()
    const { id } = await client.embed.createOrg({ name: 'Acme' })
    const stranger = await createTestPartner(server())
    const theirs = await stranger.client.embed.createOrg({ name: 'Theirs' })
    const none = '01982b7e-7a3c-7d1f-9d8e-0f1e2d3c4b5a'
    for (const org of [theirs.id, toRuuid(theirs.id), none, 'nonsense', '-'.repeat(36)])
      expect(await fails('location', 'list', `--org=${org}`)).toBe(3)
    expect(await fails('location', 'delete', none, '--org', id)).toBe(3)
    expect(await fails('location', 'update', none, '--org', id, '--name', 'x')).toBe(3)
    expect(await fails('location', 'create', 'x', '--parent', none, '--org', id)).toBe(3)
    const { uuid } = (await json('location', 'create', 'HQ', '--org', id)) as Made
    await json('location', 'create', 'Floor 1', '--org', id, '--parent', uuid)
    expect(await fails('location', 'delete', uuid, '--org', id)).toBe(4)
    expect(await fails('location', 'update', uuid, '--org', id, '--latitude', '91')).toBe(2)
  })
})

describe('camera and whoami', () => {
  it('list the cameras, and say whom the key speaks for', async () => {
    const { client, id: partnerId, json, print } = await asPartner()
    const { id } = await client.embed.createOrg({ name: 'Acme' })
    expect(await json('camera', 'list', '--org', id)).toEqual([])
    expect(await print('camera', 'list', '--org', id)).toBe('The organization has no cameras yet.\n')
    expect(await json('whoami')).toMatchObject({ kind: 'partner', partnerId })
    expect(await print('whoami')).toMatch(/^Kind +partner\nPartner +\S+\nCredential +\S+\nScopes +\S/)
  })
})

describe('secret', () => {
  it('create, list and delete work, and no output holds the value', async () => {
    const { json, print, fails } = await asPartner()
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-secret-'))
    const file = join(folder, 'value')
    writeFileSync(file, 'sk-ant-api03-0123456789abcdef\n')
    const where = ['--type', 'anthropic', '--host', 'api.anthropic.com', '--path', '/v1/*']
    const text = await print('secret', 'create', 'Fallback', ...where, '--value-file', file)
    rmSync(folder, { recursive: true })
    expect(text).toMatch(/^Value +sk-ant••••••••cdef$/m)
    const generic = ['--type', 'generic', '--host', '*.example.com', '--value', 'shh-0123456789']
    const header = ['--header', 'X-Api-Key', '--header-format', 'Key {value}']
    const { id } = (await json('secret', 'create', 'Other', ...generic, ...header)) as Made
    const listed = await json('secret', 'list')
    expect(listed).toMatchObject([
      { name: 'Fallback', typeLabel: 'Anthropic API Key', pathPattern: '/v1/*' },
      { id, injectionConfig: { headerName: 'X-Api-Key', valueFormat: 'Key {value}' } },
    ])
    expect(`${text} ${JSON.stringify(listed)} ${await print('secret', 'list')}`).not.toMatch(/0123456789/)
    expect(await json('secret', 'delete', toRuuid(id))).toEqual({ id, deleted: true })
    expect(await fails('secret', 'delete', id)).toBe(3)
  })

  it('ends with 2 where something is missing or refused', async () => {
    const { fails } = await asPartner()
    const where = ['--type', 'generic', '--host', 'x.example']
    expect(await fails('secret', 'create', 'x', ...where)).toBe(2)
    expect(await fails('secret', 'create', 'x', ...where, '--value', 'x')).toBe(2)
    expect(await fails('secret', 'create', 'x', ...where, '--value-file', '/no/such/file')).toBe(2)
    expect(await fails('secret', 'create', 'x', '--host', 'x.example', '--value', 'x')).toBe(2)
    const url = ['--type', 'openai', '--host', 'https://x.example', '--value', 'x']
    expect(await fails('secret', 'create', 'x', ...url)).toBe(2)
  })
})

describe('monitor', () => {
  it('prints what happens in the organization as it happens', async () => {
    const { apiKey, client } = await asPartner()
    const { id } = await client.embed.createOrg({ name: 'Acme' })
    const command = spawn(process.execPath, [COMMAND, 'monitor', '--partner-org', id, ...ONE_CHANGE], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, TENANTRY_URL: server().url, TENANTRY_KEY: apiKey },
    })
    const ended = once(command, 'close')
    const printed = text(command.stdout)
    let isOver = false
    void ended.then(() => {
      isOver = true
    })
    // The first may come before the server listens.
    while (!isOver) await client.fleet.createLocation({ name: 'HQ' }, { org: id })
    expect(await ended).toEqual([0, null])
    expect(JSON.parse(await printed)).toMatchObject({ entity: 'LOCATION', type: 'CREATE' })
  })
})
