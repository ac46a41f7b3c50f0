import { describe, expect, it } from 'vitest'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import {
  AFTER_A_CLAIM,
  envelope,
  FORBIDDEN,
  NOT_FOUND,
  type Provisioned,
  provision,
  putOrg,
} from './broker-callers.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
interface Rotated {
  readonly orgApiKey: string
  readonly projectApiKey: string
  readonly agentToken?: string
}
const rotate = async ({ partner, organizationId }: Provisioned, query = '', orgs = '/v1/partner/orgs') => {
  const answer = await partner.broker('POST', `${orgs}/${organizationId}/rotate-tokens${query}`)
  return { answer, tokens: answer.body as Rotated }
}

describe.each(['/v1/partner/orgs', '/partner/orgs'])('POST %s/{orgId}/rotate-tokens', (orgs) => {
  it('answers new keys; the old ones are dead at once, and the agent’s token lives on', async () => {
    const org = await provision(tenantry())
    const { organizationId: orgId, projectId, orgApiKey, projectApiKey, agentToken, standing } = org
    for (const key of [orgApiKey, projectApiKey]) expect(await standing(key)).toBe(200)
    const { answer, tokens } = await rotate(org, '', orgs)
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        orgApiKey: expect.stringMatching(/^oc_org_[0-9A-Za-z]{38}$/),
        projectApiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
      },
    ])
    expect(answer.headers['x-acted-on-org']).toBe(orgId)
    for (const key of [orgApiKey, projectApiKey]) expect(await standing(key)).toBe(401)
    for (const key of [tokens.orgApiKey, tokens.projectApiKey, agentToken])
      expect(await standing(key)).toBe(200)
    const { body } = await tenantry().call('GET', '/v1/whoami', { headers: bearer(tokens.projectApiKey) })
    expect(body).toMatchObject({ kind: 'project', organizationId: orgId, projectId })
    const ids = [expect.stringMatching(UUID), expect.stringMatching(UUID)]
    expect((await eventsOf(tenantry(), org.partner)).slice(1)).toEqual([
      {
        ...byPartner(tenantry(), org.partner, answer),
        type: 'org.tokens_rotated',
        orgId,
        subject: orgId,
        data: { projectId, issued: ids, revoked: ids },
      },
    ])
  })

  it('gives the default agent a new token too where agents=true asks for it', async () => {
    const org = await provision(tenantry())
    const { tokens } = await rotate(org, '?agents=true', orgs)
    expect(tokens.agentToken).toMatch(/^aoc_[0-9A-Za-z]{38}$/)
    expect([await org.standing(org.agentToken), await org.standing(tokens.agentToken ?? '')]).toEqual([
      401, 200,
    ])
    const { body } = await tenantry().call('GET', '/v1/agents', { headers: bearer(tokens.projectApiKey) })
    expect(body).toMatchObject([{ identifier: 'default', accessToken: tokens.agentToken }])
  })

  it.each(AFTER_A_CLAIM)('is refused with 403 for an organization that is %s', async (_state, change) => {
    const org = await provision(tenantry())
    await putOrg(tenantry(), org.organizationId, change)
    const { answer } = await rotate(org, '?agents=true', orgs)
    expect([answer.status, answer.body]).toEqual([
      403,
      envelope(FORBIDDEN, 'Organization has already been claimed'),
    ])
    expect(answer.headers).not.toHaveProperty('x-acted-on-org')
    for (const key of [org.orgApiKey, org.projectApiKey, org.agentToken])
      expect(await org.standing(key)).toBe(200)
    expect(await eventsOf(tenantry(), org.partner)).toHaveLength(1)
  })

  it.each([
    ['detached before anybody claimed it', `status = 'detached'`],
    ['suspended', 'suspended_at = created_at'],
  ])('is refused with 403 for one that is %s: keys are a way in', async (_state, change) => {
    const org = await provision(tenantry())
    await putOrg(tenantry(), org.organizationId, change)
    const { answer } = await rotate(org, '', orgs)
    const refusal = envelope(FORBIDDEN, 'Access to this organization is not allowed')
    expect([answer.status, answer.body]).toEqual([403, refusal])
    expect(answer.headers).not.toHaveProperty('x-acted-on-org')
  })

  it('answers 404 alike for a stranger’s, a missing, a malformed and the own organization', async () => {
    const { partner } = await provision(tenantry())
    const stranger = await provision(tenantry())
    const strangers = stranger.organizationId
    for (const id of [MISSING_UUID, strangers, strangers.toUpperCase(), partner.ownOrgId, 'nope']) {
      const { status, body } = await partner.broker('POST', `${orgs}/${id}/rotate-tokens`)
      expect([status, body]).toEqual([404, envelope(NOT_FOUND, 'Organization not found')])
    }
    expect(await stranger.standing(stranger.orgApiKey)).toBe(200)
  })
})

it('kills every key of the default project that the partner has seen, and no key that only the customer has', async () => {
  const org = await provision(tenantry())
  const made = await org.asOrg('POST', '/v1/projects', { name: 'Customer’s own' })
  const { apiKey } = made.body as { apiKey: string }
  const first = await rotate(org)
  const renewed = await tenantry().call('POST', '/v1/user/api-key/regenerate', {
    headers: bearer(first.tokens.projectApiKey),
  })
  const second = await rotate(org)
  const dead = [
    first.tokens.orgApiKey,
    first.tokens.projectApiKey,
    (renewed.body as typeof made.body & { apiKey: string }).apiKey,
  ]
  for (const key of dead) expect(await org.standing(key)).toBe(401)
  for (const key of [apiKey, second.tokens.orgApiKey, second.tokens.projectApiKey])
    expect(await org.standing(key)).toBe(200)
})

it('issues the key of the project that is the default by then', async () => {
  const org = await provision(tenantry())
  const { body } = await org.asOrg('POST', '/v1/projects', { name: 'Next' })
  await org.asOrg('DELETE', `/v1/projects/${org.projectId}`)
  const { tokens } = await rotate(org, '?agents=true')
  for (const key of [tokens.projectApiKey, tokens.agentToken ?? '']) {
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
    expect(whoami.body).toMatchObject({ projectId: (body as { id: string }).id })
  }
})

it('leaves the keys of one alone of many rotations at once', async () => {
  const org = await provision(tenantry())
  const all = await Promise.all(Array.from({ length: 8 }, () => rotate(org, '?agents=true')))
  for (const pick of ['orgApiKey', 'projectApiKey', 'agentToken'] as const) {
    const standings = await Promise.all(all.map(({ tokens }) => org.standing(tokens[pick] ?? '')))
    expect(standings.toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 401)])
  }
})

it.each(['agents=yes', 'agents=', 'agents=true&agents=true'])('refuses ?%s with 400', async (query) => {
  const org = await provision(tenantry())
  const { answer } = await rotate(org, `?${query}`)
  expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^agents /) }])
  expect(await org.standing(org.orgApiKey)).toBe(200)
})
