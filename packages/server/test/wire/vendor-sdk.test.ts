import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import * as sdk from '@onecli-sh/sdk'
import {
  AgentsClient,
  ApprovalClient,
  type ApprovalRequest,
  ContainerClient,
  OneCLI,
  OneCLIError,
  OneCLIRequestError,
  ProvisionClient,
} from '@onecli-sh/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { waitForDecision } from '../../src/domain/approval/index.ts'
import type { ApprovalId, OrgId, PartnerId } from '../../src/kernel/ids.ts'
import { HELD, holdRequest } from '../contract/held-requests.ts'
import { MISSING_UUID, UUID } from '../contract/wire-ids.ts'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { temporaryDirectory } from '../support/spawned-server.ts'
import { send } from './wire-partner.ts'

const NOBODY_LISTENS = 'http://127.0.0.1:9'
const TIMEOUT_MS = 5_000
const CA_PATH = '/tmp/onecli-gateway-ca.pem'

let tenantry: ListeningTenantry
let partner: TestPartner
let org: TestOrg
beforeAll(async () => {
  // The SDK asks for what its callback has failed on with its next poll only.
  tenantry = await listenTenantry({ pollHoldMs: 2_000 })
  // Where the SDK writes the files that containers are to mount.
  vi.stubEnv('TMPDIR', temporaryDirectory())
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await tenantry?.close()
})
beforeEach(async () => {
  partner = await createTestPartner(tenantry)
  org = await createTestOrg(partner)
})

interface Wanted {
  readonly key?: string
  readonly url?: string
  readonly projectId?: string
}

/** How a program comes by each method: through the one client for all, and through the part that it is in. */
const asWhole = ({ key, url, projectId }: Wanted = {}) =>
  new OneCLI({
    apiKey: key ?? org.projectApiKey,
    url: url ?? tenantry.url,
    ...(projectId !== undefined && { projectId }),
  })
const partOf =
  <T>(Part: new (baseUrl: string, apiKey: string, timeout: number, projectId: string | null) => T) =>
  ({ key, url, projectId }: Wanted = {}): T =>
    new Part(url ?? tenantry.url, key ?? org.projectApiKey, TIMEOUT_MS, projectId ?? null)

const get = async (path: string, key = org.projectApiKey): Promise<unknown> =>
  (await send(tenantry.url + path, 'GET', { headers: bearer(key) })).body
const listAgents = async (key?: string) => (await get('/v1/agents', key)) as { id: string }[]

/** Expects the error that the SDK throws for a status. */
const expectStatus = async (work: Promise<unknown>, path: string, statusCode: number): Promise<void> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(OneCLIRequestError)
  expect(error).toMatchObject({ name: 'OneCLIRequestError', url: tenantry.url + path, statusCode })
}
const expectUnreachable = async (work: Promise<unknown>): Promise<void> => {
  await expect(work).rejects.toBeInstanceOf(OneCLIError)
  await expect(work).rejects.not.toBeInstanceOf(OneCLIRequestError)
}

const hold = async (path: string): Promise<ApprovalId> => {
  const [agent] = await listAgents()
  const place = { partnerId: partner.id, orgId: org.organizationId, projectId: org.projectId }
  return (await holdRequest(tenantry, { ...place, agentId: agent?.id ?? '' }, { path })).id
}
const decisionOf = (id: ApprovalId) =>
  waitForDecision(
    tenantry.domain,
    { partnerId: partner.id as PartnerId, orgId: org.organizationId as OrgId },
    id,
  )

type Decide = (request: ApprovalRequest) => Promise<'approve' | 'deny'>
type Poll = (
  decide: Decide,
  wanted?: Wanted & { readonly inProject?: string },
) => { readonly stop: () => void }

const AGENT = { name: 'Support bot', identifier: 'support-bot' }

/** What has to hold of each method of `OneCLI`; the compiler and the last test see to it that none is left out. */
const METHODS: { readonly [Method in keyof OneCLI]: () => void } = {
  getGatewaySkill: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['ContainerClient', partOf(ContainerClient)],
    ])('of %s', (_name, client) => {
      it('answers the Markdown that teaches an agent the gateway', async () => {
        const text = await client().getGatewaySkill()
        expect(text).toMatch(/^---\nname: gateway\n/)
        const ofOrg = client({ key: org.orgApiKey })
        expect(await ofOrg.getGatewaySkill({ projectId: org.projectId })).toBe(text)
      })

      it('throws 401 for a key that is none, and another error where nobody listens', async () => {
        await expectStatus(client({ key: 'oc_wrong' }).getGatewaySkill(), '/v1/skill/gateway', 401)
        await expectUnreachable(client({ url: NOBODY_LISTENS }).getGatewaySkill())
      })
    })
  },

  getContainerConfig: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['ContainerClient', partOf(ContainerClient)],
    ])('of %s', (_name, client) => {
      it('answers the environment with the agent’s token, and the authority that it has to trust', async () => {
        const config = await client().getContainerConfig()
        const proxy = new URL(config.env['HTTPS_PROXY'] ?? '')
        expect([proxy.username, proxy.password, proxy.port]).toEqual(['x', org.agentToken, '10255'])
        expect(config.env['HTTP_PROXY']).toBe(proxy.href.replace(/\/$/, ''))
        expect(config.env).toMatchObject({ NODE_EXTRA_CA_CERTS: CA_PATH, NODE_USE_ENV_PROXY: '1' })
        expect(config.caCertificateContainerPath).toBe(CA_PATH)
        expect(new X509Certificate(config.caCertificate).ca).toBe(true)
      })

      it('answers another agent’s by its identifier, in the project that is named', async () => {
        const { identifier, name } = { name: 'A bot', identifier: 'a-bot-1' }
        await asWhole().createAgent({ name, identifier })
        const agents = (await get('/v1/agents')) as { identifier: string; accessToken: string }[]
        const token = agents.find((agent) => agent.identifier === identifier)?.accessToken
        for (const config of [
          await client().getContainerConfig({ agent: identifier }),
          await client({ key: org.orgApiKey }).getContainerConfig({
            agent: identifier,
            projectId: org.projectId,
          }),
          await client({ key: org.orgApiKey, projectId: org.projectId }).getContainerConfig({
            agent: identifier,
          }),
        ])
          expect(new URL(config.env['HTTPS_PROXY'] ?? '').password).toBe(token)
      })

      it('throws what refused it', async () => {
        const path = '/v1/container-config'
        const nobody = client().getContainerConfig({ agent: 'no/body' })
        await expectStatus(nobody, `${path}?agent=no%2Fbody`, 404)
        await expectStatus(client({ key: 'oc_wrong' }).getContainerConfig(), path, 401)
        await expectStatus(client({ key: org.orgApiKey }).getContainerConfig(), path, 401)
        await expectStatus(client({ key: partner.key }).getContainerConfig(), path, 403)
        const elsewhere = client({ key: org.orgApiKey, projectId: MISSING_UUID })
        await expectStatus(elsewhere.getContainerConfig(), path, 404)
        await expectUnreachable(client({ url: NOBODY_LISTENS }).getContainerConfig())
      })
    })
  },

  applyContainerConfig: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['ContainerClient', partOf(ContainerClient)],
    ])('of %s', (_name, client) => {
      /** The values of one flag. */
      const valuesOf = (args: readonly string[], flag: string) =>
        args.flatMap((argument, index) => (args[index - 1] === flag ? [argument] : []))

      it('adds all of the environment, and mounts the authority as a file', async () => {
        const args = ['run']
        expect(await client().applyContainerConfig(args, { combineCaBundle: false })).toBe(true)
        const config = await client().getContainerConfig()
        const environment = Object.entries(config.env).map(([name, value]) => `${name}=${value}`)
        expect(environment.length).toBeGreaterThan(10)
        expect(valuesOf(args, '-e')).toEqual(environment)
        const [mount = '', ...more] = valuesOf(args, '-v')
        expect(more).toEqual([])
        const [file = '', target, mode] = mount.split(':')
        expect([target, mode]).toEqual([CA_PATH, 'ro'])
        expect(readFileSync(file, 'utf8')).toBe(config.caCertificate)
        if (process.platform === 'linux')
          expect(valuesOf(args, '--add-host')).toEqual(['host.docker.internal:host-gateway'])
      })

      it('does as it is told about agents, bundles and hosts', async () => {
        await asWhole().createAgent(AGENT)
        const args: string[] = []
        const options = { agent: AGENT.identifier, addHostMapping: false, projectId: org.projectId }
        const ofOrg = client({ key: org.orgApiKey })
        expect(await ofOrg.applyContainerConfig(args, options)).toBe(true)
        const { env, caCertificate } = await client().getContainerConfig({ agent: AGENT.identifier })
        expect(valuesOf(args, '-e')).toContain(`HTTPS_PROXY=${env['HTTPS_PROXY']}`)
        expect(args).not.toContain('--add-host')
        const bundle = valuesOf(args, '-v').find((mount) => mount.endsWith(':/tmp/onecli-combined-ca.pem:ro'))
        // Where the system that this runs on has certificates of its own.
        if (bundle !== undefined) {
          expect(readFileSync(bundle.split(':')[0] ?? '', 'utf8')).toContain(caCertificate.trimEnd())
          expect(valuesOf(args, '-e')).toContain('SSL_CERT_FILE=/tmp/onecli-combined-ca.pem')
        }
      })

      it('throws a refusal and leaves the arguments alone; an outage is false', async () => {
        const args = ['run']
        const nobody = client().applyContainerConfig(args, { agent: 'nobody' })
        await expectStatus(nobody, '/v1/container-config?agent=nobody', 404)
        const stranger = client({ key: 'oc_wrong' })
        await expectStatus(stranger.applyContainerConfig(args), '/v1/container-config', 401)
        expect(await client({ url: NOBODY_LISTENS }).applyContainerConfig(args)).toBe(false)
        expect(args).toEqual(['run'])
      })
    })
  },

  createAgent: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['AgentsClient', partOf(AgentsClient)],
    ])('of %s', (_name, client) => {
      it('creates an agent that is there then', async () => {
        const made = await client().createAgent(AGENT)
        expect(made).toMatchObject({ ...AGENT, id: expect.stringMatching(UUID) })
        expect(new Date(made.createdAt).toISOString()).toBe(made.createdAt)
        const child = { name: 'Helper', identifier: 'helper', parentIdentifier: AGENT.identifier }
        const options = { projectId: org.projectId }
        const helper = await client({ key: org.orgApiKey }).createAgent(child, options)
        expect(await listAgents()).toMatchObject([
          { isDefault: true },
          { id: made.id, ...AGENT, isDefault: false },
          { id: helper.id, identifier: 'helper' },
        ])
      })

      it('throws what refused it', async () => {
        const path = '/v1/agents'
        await client().createAgent(AGENT)
        await expectStatus(client().createAgent(AGENT), path, 409)
        await expectStatus(client().createAgent({ name: '', identifier: 'x' }), path, 400)
        await expectStatus(client({ key: 'oc_wrong' }).createAgent(AGENT), path, 401)
        await expectStatus(client({ key: org.orgApiKey }).createAgent(AGENT), path, 401)
        await expectStatus(client({ key: org.agentToken }).createAgent(AGENT), path, 403)
        const elsewhere = client({ key: org.orgApiKey, projectId: MISSING_UUID })
        await expectStatus(elsewhere.createAgent(AGENT), path, 404)
        await expectUnreachable(client({ url: NOBODY_LISTENS }).createAgent(AGENT))
        expect(await listAgents()).toHaveLength(2)
      })
    })
  },

  ensureAgent: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['AgentsClient', partOf(AgentsClient)],
    ])('of %s', (_name, client) => {
      it('creates an agent once, however often it is asked', async () => {
        expect(await client().ensureAgent(AGENT)).toEqual({ ...AGENT, created: true })
        expect(await client().ensureAgent(AGENT)).toEqual({ ...AGENT, created: false })
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => client().ensureAgent({ name: 'One', identifier: 'one' })),
        )
        expect(answers.filter(({ created }) => created)).toHaveLength(1)
        expect(await listAgents()).toHaveLength(3)
      })

      it('throws every refusal but that the agent is there', async () => {
        await expectStatus(client().ensureAgent({ name: 'x', identifier: '' }), '/v1/agents', 400)
        await expectStatus(client({ key: partner.key }).ensureAgent(AGENT), '/v1/agents', 403)
        await expectUnreachable(client({ url: NOBODY_LISTENS }).ensureAgent(AGENT))
      })
    })
  },

  provisionProject: () => {
    describe.each([
      ['OneCLI', asWhole],
      ['ProvisionClient', partOf(ProvisionClient)],
    ])('of %s', (_name, client) => {
      it('makes a place with a key that works at once, and a link to it', async () => {
        const asOrg = client({ key: org.orgApiKey })
        const before = Date.now()
        const made = await asOrg.provisionProject()
        expect(made).toEqual({
          id: expect.stringMatching(UUID),
          userId: expect.stringMatching(UUID),
          projectId: expect.stringMatching(UUID),
          apiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
          claimUrl: expect.stringContaining(`${tenantry.url}/`),
          expiresAt: expect.any(String),
        })
        const days = (new Date(made.expiresAt).getTime() - before) / 86_400_000
        expect(days).toBeGreaterThanOrEqual(7)
        expect(days).toBeLessThan(7.01)
        expect(await asWhole({ key: made.apiKey }).ensureAgent(AGENT)).toMatchObject({ created: true })
        expect(await listAgents(made.apiKey)).toHaveLength(2)
        const other = await asOrg.provisionProject({ role: 'admin', skipOnboarding: true })
        expect(other.projectId).not.toBe(made.projectId)
      })

      it('makes a link that opens', async () => {
        const { claimUrl } = await client({ key: org.orgApiKey }).provisionProject()
        const page = await fetch(claimUrl)
        expect(page.headers.get('content-type')).toMatch(/^text\/html/)
        expect(page.status).toBe(200)
      })

      it('throws what refused it, and that a server does not have it', async () => {
        const path = '/v1/team/provisions'
        const owner = { role: 'owner' as 'admin' }
        await expectStatus(client({ key: org.orgApiKey }).provisionProject(owner), path, 400)
        await expectStatus(client({ key: 'oc_wrong' }).provisionProject(), path, 401)
        await expectStatus(client().provisionProject(), path, 403)
        const without = client({ url: `${tenantry.url}/nowhere`, key: org.orgApiKey }).provisionProject()
        await expect(without).rejects.toThrow(/^Project provisioning requires/)
        await expectUnreachable(client({ url: NOBODY_LISTENS }).provisionProject())
      })
    })
  },

  configureManualApproval: () => {
    const throughOneClient: Poll = (decide, { inProject, ...wanted } = {}) =>
      asWhole(wanted).configureManualApproval(decide, inProject === undefined ? {} : { projectId: inProject })
    const throughItsPart: Poll = (decide, { inProject, url, key, projectId } = {}) => {
      const base = url ?? tenantry.url
      const client = new ApprovalClient(base, key ?? org.projectApiKey, null, projectId ?? null)
      client.start(decide, inProject === undefined ? {} : { projectId: inProject }).catch(() => {})
      return { stop: () => client.stop() }
    }

    describe.each([
      ['OneCLI', throughOneClient],
      ['ApprovalClient', throughItsPart],
    ])('of %s', (_name, poll) => {
      it('is called with what is held already and with what arrives, and its decisions count', async () => {
        const first = await hold('/held-before')
        const seen: ApprovalRequest[] = []
        const handle = poll(async (request) => {
          seen.push(request)
          return request.path === '/held-before' ? 'approve' : 'deny'
        })
        try {
          expect(await decisionOf(first)).toBe('approve')
          const second = await hold('/held-later')
          expect(await decisionOf(second)).toBe('deny')
          expect(seen).toMatchObject([
            {
              ...{ id: first, method: HELD.method, url: HELD.url, host: HELD.host, path: '/held-before' },
              ...{ headers: { 'content-type': 'application/json' }, bodyPreview: HELD.bodyPreview },
              agent: { id: (await listAgents())[0]?.id, name: 'Default', externalId: 'default' },
              timeoutSeconds: 180,
            },
            { id: second },
          ])
          for (const { createdAt, expiresAt } of seen)
            expect(new Date(expiresAt).getTime() - new Date(createdAt).getTime()).toBe(180_000)
        } finally {
          handle.stop()
        }
      })

      it('is called once for each while it thinks, for many at a time', async () => {
        const called: string[] = []
        let answer = (): void => {}
        const thought = new Promise<void>((resolve) => {
          answer = resolve
        })
        const handle = poll(
          async ({ id }) => {
            called.push(id)
            await thought
            return 'approve'
          },
          { key: org.orgApiKey, inProject: org.projectId },
        )
        try {
          const held = [await hold('/one'), await hold('/two'), await hold('/three')]
          await vi.waitFor(() => expect(called).toHaveLength(3), 5_000)
          // A poll that is not told whom to leave out would answer again at once.
          await sleep(500)
          expect([...called].sort()).toEqual([...held].sort())
          answer()
          expect(await Promise.all(held.map(decisionOf))).toEqual(['approve', 'approve', 'approve'])
        } finally {
          handle.stop()
        }
      })

      it('is asked again when it failed, and an expired request is nobody’s error', async () => {
        let times = 0
        const handle = poll(
          async ({ id, path }) => {
            times += 1
            if (path === '/too-late') {
              const sql = `update approvals set expires_at = now() - interval '1 second' where id = $1`
              await tenantry.database.sql(sql, [id])
              return 'approve'
            }
            if (times === 1) throw new Error('This callback fails once.')
            return 'deny'
          },
          { key: org.orgApiKey, projectId: org.projectId },
        )
        try {
          expect(await decisionOf(await hold('/retried'))).toBe('deny')
          expect(times).toBe(2)
          expect(await decisionOf(await hold('/too-late'))).not.toBe('approve')
          expect(await decisionOf(await hold('/afterwards'))).toBe('deny')
        } finally {
          handle.stop()
        }
      })

      it('asks no more once it is stopped', async () => {
        const seen: string[] = []
        const handle = poll(async ({ id }) => {
          seen.push(id)
          return 'approve'
        })
        await vi.waitFor(() => expect(tenantry.domain.wakeups.waiting).toBe(1), 5_000)
        handle.stop()
        await vi.waitFor(() => expect(tenantry.domain.wakeups.waiting).toBe(0), 5_000)
        await hold('/nobody-asks')
        await sleep(300)
        expect(seen).toEqual([])
      })
    })
  },
}

for (const [method, tests] of Object.entries(METHODS)) describe(method, tests)

describe('the SDK', () => {
  // `start` and `stop` are what `configureManualApproval` of a part is.
  const OF_PARTS = ['start', 'stop']
  const lib = createRequire(import.meta.url).resolve('@onecli-sh/sdk')
  const types = readFileSync(lib.replace(/\.js$/, '.d.ts'), 'utf8')
  const internal = [...types.matchAll(/^ {4}private (\w+);/gm)].map(([, name]) => name)

  it('has no public method that is not called here', () => {
    const clients = Object.values(sdk).filter((value) => !(value.prototype instanceof Error))
    expect(clients).toHaveLength(5)
    const methods = clients.flatMap((Client) => {
      const client: object = Reflect.construct(Client, ['http://127.0.0.1', '', 1, null])
      const names = [...Object.keys(client), ...Object.getOwnPropertyNames(Client.prototype)]
      return names.filter((name) => name !== 'constructor' && typeof Reflect.get(client, name) === 'function')
    })
    const shown = new Set(methods.filter((name) => !internal.includes(name)))
    expect([...shown].sort()).toEqual([...Object.keys(METHODS), ...OF_PARTS].sort())
  })

  it('is the version that the wire was observed of', () => {
    const { version } = JSON.parse(readFileSync(lib.replace(/lib\/index\.js$/, 'package.json'), 'utf8'))
    expect(version).toBe('2.2.1')
  })
})
