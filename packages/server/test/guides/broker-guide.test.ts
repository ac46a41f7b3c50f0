import { describe, expect, it } from 'vitest'
import { toRuuid } from '../../src/kernel/ids.ts'
import { bearer, fleetHeaders, type TestOrg } from '../support/partners.ts'
import { testBlocks } from './fate.ts'
import { describeGuide, type Guide } from './guide.ts'
import { readTable } from './markdown.ts'
import { type Answer, type Stage, type StagedPartner, useStage } from './stage.ts'

const NAME = 'Acme Corp'

/** A partner with one organization, and the way to it. */
interface Scene {
  readonly stage: Stage
  readonly partner: StagedPartner
  readonly org: TestOrg
}

const createOrg = async (partner: StagedPartner, prefix = ''): Promise<TestOrg> => {
  const { status, body, text } = await partner.broker('POST', `${prefix}/partner/orgs`, { name: NAME })
  if (status !== 201) throw new Error(`The organization was not created: ${text}`)
  return body as TestOrg
}

const setScene = async (stage: Stage): Promise<Scene> => {
  const partner = await stage.createPartner()
  return { stage, partner, org: await createOrg(partner) }
}

const inspect = ({ partner, org }: Scene): Promise<Answer> =>
  partner.broker('GET', `/v1/partner/orgs/${org.organizationId}`)

/** The guide's table of what a create returns: each field, and that it works. */
const FIELDS: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  organizationId: async (scene) => {
    const { status, body } = await inspect(scene)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: scene.org.organizationId, name: NAME, status: 'unclaimed' })
  },
  projectId: async (scene) => {
    const { projects } = (await inspect(scene)).body as { projects: { id: string }[] }
    expect(projects.map(({ id }) => id)).toEqual([scene.org.projectId])
  },
  orgApiKey: async ({ stage, org }) => {
    const status = await stage.call('GET', '/v1/org/partner/status', { headers: bearer(org.orgApiKey) })
    expect(status.body).toEqual({ partnerManaged: true, detached: false })
    const fleet = await stage.call('POST', '/api/org/getOrgV2', {
      headers: fleetHeaders(org.orgApiKey, 'api-token'),
      body: {},
    })
    expect(fleet.status).toBe(200)
    expect(fleet.body).toMatchObject({ org: { uuid: toRuuid(org.organizationId as never), name: NAME } })
    const headers = { ...bearer(org.orgApiKey), 'x-project-id': org.projectId }
    expect((await stage.call('GET', '/v1/agents', { headers })).status).toBe(200)
  },
  projectApiKey: async ({ stage, org }) => {
    const { status, body } = await stage.call('GET', '/v1/agents', { headers: bearer(org.projectApiKey) })
    expect(status).toBe(200)
    expect(body).toMatchObject([{ isDefault: true, accessToken: org.agentToken }])
  },
  agentToken: async ({ stage, org }) => {
    const { status, body } = await stage.call('GET', '/v1/whoami', { headers: bearer(org.agentToken) })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      kind: 'agent',
      organizationId: org.organizationId,
      projectId: org.projectId,
    })
  },
  claimUrl: async ({ stage, org }) => {
    const { origin, pathname, search } = new URL(org.claimUrl)
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const page = await stage.call('GET', pathname + search)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.text).toContain(NAME)
  },
}

/** Deleting ends everything that the create handed out. */
const deletesAll = async ({ stage, partner, org }: Scene, prefix: string): Promise<void> => {
  const path = `${prefix}/partner/orgs/${org.organizationId}`
  const deleted = await partner.broker('DELETE', path)
  expect([deleted.status, deleted.text]).toEqual([204, ''])
  expect((await partner.broker('GET', path)).status).toBe(404)
  expect((await partner.broker('GET', `${prefix}/partner/orgs`)).body).toEqual([])
  for (const token of [org.orgApiKey, org.projectApiKey, org.agentToken])
    expect((await stage.call('GET', '/v1/whoami', { headers: bearer(token) })).status).toBe(401)
  const { pathname, search } = new URL(org.claimUrl)
  expect((await stage.call('GET', pathname + search)).status).toBe(410)
}

const listsInEveryDialect = async ({ partner, org }: Scene, prefix: string): Promise<void> => {
  const id = org.organizationId
  const { status, body } = await partner.broker('GET', `${prefix}/partner/orgs`)
  expect(status).toBe(200)
  expect(body).toMatchObject([{ id, name: NAME, status: 'unclaimed' }])
  expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ data: [{ id, name: NAME }], total: 1 })
  expect((await partner.fleet('partner/getClientsV2')).body).toMatchObject({
    clients: [{ clientOrgUuid: toRuuid(id as never), clientOrgName: NAME }],
  })
}

const SECRET = {
  name: 'Fallback',
  type: 'anthropic',
  value: 'sk-ant-a-fallback-key',
  hostPattern: 'api.anthropic.com',
}

/** A secret of the partner's, which its organizations inherit; answers what one of them sees of it. */
const shareSecret = async (
  { stage, partner, org }: Scene,
  prefix: string,
): Promise<() => Promise<unknown>> => {
  const made = await partner.broker('POST', `${prefix}/partner/secrets`, SECRET)
  expect(made.status, made.text).toBe(201)
  expect(made.text).not.toContain(SECRET.value)
  return async () => {
    const path = `${prefix}/org/partner/inherited-secrets`
    return (await stage.call('GET', path, { headers: bearer(org.orgApiKey) })).body
  }
}

const isLive = async (stage: Stage, key: string): Promise<boolean> =>
  (await stage.call('GET', '/v1/whoami', { headers: bearer(key) })).status === 200

const statusOfLink = async (stage: Stage, url: string): Promise<number> => {
  const { pathname, search } = new URL(url)
  return (await stage.call('GET', pathname + search)).status
}

const addProject = async ({ partner, org }: Scene, prefix: string): Promise<string> => {
  const path = `${prefix}/partner/orgs/${org.organizationId}/projects`
  const { status, body, text } = await partner.broker('POST', path, { name: 'Second' })
  expect(status, text).toBe(201)
  return (body as { id: string }).id
}

const projectsOf = async (scene: Scene): Promise<string[]> =>
  ((await inspect(scene)).body as { projects: { id: string }[] }).projects.map(({ id }) => id)

/** Every endpoint that the guide names, and what it does. */
const ENDPOINTS: Readonly<Record<string, (scene: Scene, prefix: string) => Promise<void>>> = {
  'POST /partner/orgs': async ({ partner }, prefix) => {
    expect(Object.keys(await createOrg(partner, prefix)).sort()).toEqual(Object.keys(FIELDS).sort())
  },
  'POST /partner/secrets': async (scene, prefix) => {
    const inherited = await shareSecret(scene, prefix)
    expect(await inherited()).toMatchObject([{ name: SECRET.name, hostPattern: SECRET.hostPattern }])
  },
  'POST /org/partner/detach': async (scene, prefix) => {
    const { stage, partner, org } = scene
    const inherited = await shareSecret(scene, prefix)
    const headers = bearer(org.orgApiKey)
    const detached = await stage.call('POST', `${prefix}/org/partner/detach`, { headers })
    expect(detached.status, detached.text).toBeLessThan(300)
    expect(await inherited()).toEqual([])
    const status = await stage.call('GET', `${prefix}/org/partner/status`, { headers })
    expect(status.body).toMatchObject({ detached: true })
    expect((await partner.broker('GET', `${prefix}/partner/orgs`)).body).toMatchObject([{ name: NAME }])
  },
  'GET /partner/orgs': listsInEveryDialect,
  'GET /partner/orgs/{orgId}': async ({ partner, org }, prefix) => {
    const { status, body } = await partner.broker('GET', `${prefix}/partner/orgs/${org.organizationId}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: org.organizationId, name: NAME, projects: [{ id: org.projectId }] })
  },
  'POST /partner/orgs/{orgId}/claim-link': async ({ stage, partner, org }, prefix) => {
    const path = `${prefix}/partner/orgs/${org.organizationId}/claim-link`
    const { status, body, text } = await partner.broker('POST', path)
    expect(status, text).toBeLessThan(300)
    expect(await statusOfLink(stage, org.claimUrl)).toBe(410)
    expect(await statusOfLink(stage, (body as { claimUrl: string }).claimUrl)).toBe(200)
  },
  'POST /partner/orgs/{orgId}/rotate-tokens': async ({ stage, partner, org }, prefix) => {
    const path = `${prefix}/partner/orgs/${org.organizationId}/rotate-tokens`
    const { status, body, text } = await partner.broker('POST', path)
    expect(status, text).toBe(200)
    const { orgApiKey, projectApiKey } = body as TestOrg
    for (const key of [org.orgApiKey, org.projectApiKey]) expect(await isLive(stage, key)).toBe(false)
    for (const key of [orgApiKey, projectApiKey]) expect(await isLive(stage, key)).toBe(true)
  },
  'DELETE /partner/orgs/{orgId}': deletesAll,
  'GET /partner/orgs/{orgId}/projects': async (scene, prefix) => {
    const { partner, org } = scene
    const second = await addProject(scene, prefix)
    const { body } = await partner.broker('GET', `${prefix}/partner/orgs/${org.organizationId}/projects`)
    expect(body).toMatchObject([{ id: org.projectId }, { id: second, name: 'Second' }])
  },
  'POST /partner/orgs/{orgId}/projects': async (scene, prefix) => {
    const second = await addProject(scene, prefix)
    expect(await projectsOf(scene)).toEqual([scene.org.projectId, second])
  },
  // The guide leaves out which one: its id is one more segment (API reference, "Partner Projects").
  'DELETE /partner/orgs/{orgId}/projects': async (scene, prefix) => {
    const { partner, org } = scene
    const path = `${prefix}/partner/orgs/${org.organizationId}/projects/${await addProject(scene, prefix)}`
    expect((await partner.broker('DELETE', path)).status).toBe(204)
    expect(await projectsOf(scene)).toEqual([org.projectId])
  },
}

const METHOD = '(?:GET|POST|PUT|PATCH|DELETE)'
// The guide's text runs on without a space here and there: "withPOST /partner/secrets".
const ENDPOINT = new RegExp(`(${METHOD}(?:/${METHOD})*) (/[\\w/{}-]+)`, 'g')

/** Every endpoint that stands anywhere in the guide, once. */
const endpointsOf = ({ text }: Guide): string[] => {
  const named = [...text.matchAll(ENDPOINT)].flatMap(([, methods = '', path = '']) =>
    methods.split('/').map((method) => `${method} ${path}`),
  )
  return [...new Set(named)]
}

describeGuide('onecli-partner-api.md', (guide) => {
  const stage = useStage()
  // The guide is prose and tables; a block that comes to be in it fails this.
  testBlocks(guide, stage, {})

  it('takes the partner key, prefixed as the guide says, as a Bearer token', async () => {
    const { key, id } = await stage().createPartner()
    const [prefix = ''] = /oc_partner_/.exec(guide.text) ?? []
    expect(prefix).not.toBe('')
    expect(key.startsWith(prefix)).toBe(true)
    const { body } = await stage().call('GET', '/v1/whoami', { headers: bearer(key) })
    expect(body).toMatchObject({ kind: 'partner', partnerId: id })
  })

  describe('What you receive when you create an organization', () => {
    const rows = readTable(guide.text, 'Field', 'Description')

    it('has exactly the fields that these tests know', () => {
      expect(rows.map(([field]) => field)).toEqual(Object.keys(FIELDS))
    })

    for (const [field = '', description = ''] of rows) {
      it(`${field}: ${description}`, async () => {
        const scene = await setScene(stage())
        const [, prefix = ''] = /\((\w+_)…\)/.exec(description) ?? []
        expect(Reflect.get(scene.org, field)).toMatch(new RegExp(`^${prefix}\\S+$`))
        await FIELDS[field]?.(scene)
      })
    }
  })

  describe('Endpoints', () => {
    it('are exactly the ones that these tests know', () => {
      expect(endpointsOf(guide)).toEqual(Object.keys(ENDPOINTS))
    })

    for (const [endpoint, check] of Object.entries(ENDPOINTS)) {
      for (const prefix of ['', '/v1']) {
        it(`${endpoint} works${prefix && `, below ${prefix} too`}`, async () => {
          await check(await setScene(stage()), prefix)
        })
      }
    }
  })
})
