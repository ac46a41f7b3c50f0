import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toRuuid } from '@tenantry/sdk'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createTestPartner, OPERATOR_KEY, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import type { OperationCommand } from '../../src/operations/operation-command.ts'
import { commandIn, runCommand } from '../support/run-command.ts'

const server = useServer()
const TABLES = fileURLToPath(new URL('../../dist/operation-tables/', import.meta.url))
const DOCUMENTS = fileURLToPath(new URL('../../../../openapi/', import.meta.url))
const readJson = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'))

/** What takes or gives an image or a movie is for HTTP alone, and so is what only the product behind the server understands. */
const WITHOUT_COMMAND = [
  ...['fleet.getAlertThumbnail', 'device.uploadSnapshot', 'fleet.getFrame'],
  ...['fleet.getClipFrame', 'fleet.getClipMovie'],
  'fleet.callUpstream',
]

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
}

/** The command of a partner of its own with one client. */
const asPartner = async () => {
  const partner = await createTestPartner(server())
  const { id } = await partner.client.embed.createOrg({ name: 'Acme Tours' })
  const environment = { TENANTRY_URL: server().url, TENANTRY_KEY: partner.apiKey }
  const run = (args: readonly string[], input?: string) => runCommand(args, environment, input)
  return { ...commandIn(() => environment), ...partner, org: toRuuid(id), orgId: id, run }
}

describe('the operations', () => {
  const commands = readdirSync(TABLES)
    .filter((name) => name !== 'index.json')
    .flatMap((name) => readJson(TABLES, name) as OperationCommand[])

  it('of every document are each a command', () => {
    const documented = readdirSync(DOCUMENTS).flatMap((name) =>
      Object.values((readJson(DOCUMENTS, name) as Document).paths).flatMap((methods) =>
        Object.values(methods)
          .map(({ operationId }) => `${name.replace('.json', '')}.${operationId}`)
          .filter((operation) => !WITHOUT_COMMAND.includes(operation)),
      ),
    )
    const known = commands.map(({ dialect, operationId }) => `${dialect}.${operationId}`)
    expect(known.toSorted()).toEqual(documented.toSorted())
  })

  it('have names and flags that a shell takes as they are', () => {
    const names = commands.flatMap(({ name, aliases, inputs }) => [
      name,
      ...aliases,
      ...inputs.map(({ flag }) => flag),
    ])
    expect(names.filter((name) => !/^[a-z][a-z0-9_]*(-[a-z0-9]+)*$/.test(name))).toEqual([])
  })
})

describe('a command of an operation', () => {
  it('takes each field as a flag of its type, and what it writes the next reads', async () => {
    const { json, org } = await asPartner()
    const location = '{"name":"HQ","labels":["a","b"],"latitude":-1.5}'
    const made = (await json(
      'location',
      'create-location',
      '--partner-org',
      org,
      '--location',
      location,
    )) as {
      locationUuid: string
    }
    expect(await json('location', 'get-locations', '--partner-org', org)).toMatchObject({
      locations: [{ uuid: made.locationUuid, name: 'HQ', labels: ['a', 'b'], latitude: -1.5 }],
    })
  })

  it('is served for every dialect, with the credential of each', async () => {
    const { json, orgId, id } = await asPartner()
    expect(await json('broker', 'get-partner-org', '--org-id', orgId)).toMatchObject({ name: 'Acme Tours' })
    expect(
      await json('embed', 'update-org', '--org-id', orgId, '--website', 'https://a.example'),
    ).toMatchObject({
      website: 'https://a.example',
    })
    const { code, stdout } = await runCommand(['admin', 'get-partner', '--partner-id', id], {
      TENANTRY_URL: server().url,
      TENANTRY_OPERATOR_KEY: OPERATOR_KEY,
    })
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { id }])
    const health = await runCommand(['broker', 'get-health'], { TENANTRY_URL: server().url })
    expect(health).toMatchObject({ code: 0 })
  })

  it('goes by the name of the path too', async () => {
    const { json, org } = await asPartner()
    const clients = { clients: [{ clientOrgUuid: org, clientOrgName: 'Acme Tours' }] }
    expect(await json('partner', 'get-partner-clients-v2')).toMatchObject(clients)
    expect(await json('partner', 'get-clients-v2')).toMatchObject(clients)
  })

  it('takes all inputs as JSON, from the line, a file or standard input, below what flags say', async () => {
    const { run } = await asPartner()
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-input-'))
    const file = join(folder, 'input.json')
    writeFileSync(file, '{"name":"From a file","external_id":"f"}')
    const create = async (given: string, input = '', ...more: string[]) => {
      const { stdout } = await run(['embed', 'create-org', '--cli-input-json', given, ...more], input)
      return JSON.parse(stdout)
    }
    expect(await create(`file://${file}`)).toMatchObject({ name: 'From a file', external_id: 'f' })
    expect(await create('-', '{"name":"Piped"}')).toMatchObject({ name: 'Piped' })
    const both = await create('{"name":"x","external_id":"b"}', '', '--name', 'y')
    expect(both).toMatchObject({ name: 'y', external_id: 'b' })
    rmSync(folder, { recursive: true })
    for (const given of ['{', '[]', 'null', 'file:///no/such/file'])
      expect(await run(['embed', 'create-org', '--cli-input-json', given])).toMatchObject({
        code: 2,
        stdout: '',
      })
  })

  it('prints an input to begin with, and calls nobody', async () => {
    const { code, stdout } = await runCommand(['broker', 'create-rule', '--generate-cli-skeleton'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ name: '', action: 'block', enabled: false, conditions: [] })
  })

  it('reads every page of a list', async () => {
    const { client, json } = await asPartner()
    for (const name of ['b', 'c']) await client.embed.createOrg({ name })
    expect(await json('embed', 'list-orgs', '--limit', '1')).toMatchObject({ data: [{}] })
    expect(await json('embed', 'list-orgs', '--limit', '1', '--all')).toHaveLength(3)
  })

  it('prints a table, lines and YAML when asked', async () => {
    const { print, org } = await asPartner()
    const table = await print('partner', 'get-clients-v2', '--output', 'table')
    expect(table).toMatch(/^clientOrgUuid +clientOrgName/)
    expect(table).toMatch(new RegExp(`^${org} +Acme Tours`, 'm'))
    expect(await print('partner', 'get-clients-v2', '--output', 'text')).toContain(`${org}\tAcme Tours\t`)
    expect(parse(await print('partner', 'get-clients-v2', '--output', 'yaml'))).toMatchObject({
      clients: [{ clientOrgUuid: org, clientOrgName: 'Acme Tours' }],
    })
    expect(await print('org', 'list', '--output', 'text')).toMatch(/^[0-9a-f-]{36}\tAcme Tours\t-\t\S+\n$/)
    expect(parse(await print('whoami', '--output', 'yaml'))).toMatchObject({ kind: 'partner' })
  })

  it('makes a change once that is named by an idempotency key', async () => {
    const { json } = await asPartner()
    const create = () => json('embed', 'create-org', '--name', 'Once', '--idempotency-key', 'a')
    expect(await create()).toEqual(await create())
  })

  it('ends with 2 where an input is missing or does not fit, and says which', async () => {
    const { run, orgId } = await asPartner()
    for (const [args, said] of [
      [['broker', 'get-partner-org'], '--org-id'],
      [['broker', 'create-rule', '--name', 'x'], '--host-pattern, --action, --enabled'],
      [['broker', 'create-rule', '--enabled', 'maybe'], 'true or false'],
      [['broker', 'create-rule', '--action', 'blok'], 'block, rate_limit'],
      [['broker', 'create-rule', '--rate-limit', '1.5'], 'whole number'],
      [['location', 'create-location', '--location', '[1]'], 'JSON object'],
      [['broker', 'get-partner-org', '--org-id', orgId, '--cli-input-json', '{"more":1}'], 'more'],
      [['broker', 'get-partner-org', '--orgid', orgId], 'Did you mean --org-id?'],
      [['broker', 'get-partner-orgs'], 'Did you mean get-partner-org?'],
      [['brokr', 'get-partner-org'], 'Did you mean broker?'],
    ] as const) {
      const { code, stdout, stderr } = await run(args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(said)
    }
  })

  it('shows its flags, and those of every command', async () => {
    const { stdout } = await runCommand(['broker', 'create-secret', '--help'])
    expect(stdout).toContain('POST /v1/secrets')
    expect(stdout).toMatch(/--type <text> +\(required\) \(choices: "anthropic", "openai",/)
    expect(stdout).toContain('--partner-org <uuid|name>')
    expect(await runCommand(['help', 'broker', 'create-secret'])).toEqual({ code: 0, stdout, stderr: '' })
  })
})

describe('--verbose', () => {
  it('shows the request and the answer, and no key of either', async () => {
    const { run, apiKey } = await asPartner()
    const args = ['broker', 'create-partner-org', '--name', 'Acme', '--verbose']
    const { stdout, stderr } = await run(args)
    const made = JSON.parse(stdout) as Record<string, string>
    expect(stderr).toContain('> POST ')
    expect(stderr).toContain('/v1/partner/orgs')
    expect(stderr).toContain('> authorization: [masked]')
    expect(stderr).toContain('> {"name":"Acme"}')
    expect(stderr).toMatch(/^< 201 /m)
    expect(stderr).toContain(`"organizationId":"${made['organizationId']}"`)
    const secrets = [apiKey, made['orgApiKey'], made['projectApiKey'], made['agentToken'], made['claimUrl']]
    for (const secret of secrets) expect(stderr).not.toContain(secret ?? 'missing')
    const fleet = await run(['partner', 'get-clients-v2', '--verbose'])
    expect(fleet.stderr).toContain('> x-auth-apikey: [masked]')
    expect(fleet.stderr).not.toContain(apiKey)
  })
})

describe('--partner-org', () => {
  const asPartnerOf = async (...names: string[]) => {
    const partner = await asPartner()
    for (const name of names) await partner.client.embed.createOrg({ name })
    const here = (wanted: string, input?: string) =>
      partner.run(['org', 'get-org-v2', '--partner-org', wanted], input)
    return { ...partner, here }
  }

  it('takes the one client whose name holds the text, in either case, and says so', async () => {
    const { here, org, orgId } = await asPartnerOf('Bolt')
    const { code, stdout, stderr } = await here('aCME')
    expect([code, stderr]).toEqual([0, 'Using client org: Acme Tours\n'])
    expect(JSON.parse(stdout)).toMatchObject({ org: { uuid: org } })
    for (const id of [org, orgId]) expect(await here(id)).toMatchObject({ code: 0, stdout, stderr: '' })
  })

  it('asks which one is meant where several match', async () => {
    const { here } = await asPartnerOf('Acme Boats', 'Bolt')
    const { stdout, stderr } = await here('acme', '2\n')
    expect(stderr).toContain('  1. Acme')
    expect(stderr).toContain('  2. Acme')
    const [, second] = /2\. (.+)$/m.exec(stderr) ?? []
    expect(JSON.parse(stdout)).toMatchObject({ org: { name: second } })
    for (const answer of ['', '3\n', '0\n', 'acme\n'])
      expect(await here('acme', answer)).toMatchObject({ code: 2, stdout: '' })
  })

  it('ends with 3 where none matches, and where a stranger’s is named by its id', async () => {
    const { here } = await asPartnerOf()
    const stranger = await asPartner()
    expect(await here('nobody')).toMatchObject({ code: 3, stdout: '' })
    expect(await here(stranger.org)).toMatchObject({ code: 2, stdout: '' })
    // No id, but of an id's length: it is sent, and names nobody.
    expect(await here('acme_tours_of_the_city')).toMatchObject({ code: 2, stdout: '' })
  })

  it('takes no names with the key of an organization', async () => {
    const { client } = await asPartner()
    const { orgApiKey } = await client.broker.createPartnerOrg({ name: 'Acme' })
    const environment = { TENANTRY_URL: server().url, TENANTRY_KEY: orgApiKey }
    const { code, stderr } = await runCommand(['org', 'get-org-v2', '--partner-org', 'acme'], environment)
    expect([code, stderr]).toEqual([2, expect.stringContaining('by a partner alone')])
  })

  it('stands in for --org of the commands that act inside one', async () => {
    const { json, orgId } = await asPartnerOf()
    const { uuid } = (await json('location', 'create', 'HQ', '--partner-org', 'acme')) as { uuid: string }
    expect(await json('location', 'list', '--org', orgId)).toMatchObject([{ uuid, name: 'HQ' }])
  })
})
