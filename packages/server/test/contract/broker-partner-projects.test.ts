import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import {
  AFTER_A_CLAIM,
  envelope,
  FORBIDDEN,
  INVALID,
  NOT_FOUND,
  type Provisioned,
  provision,
  putOrg,
} from './broker-callers.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'
const orgNotFound = envelope(NOT_FOUND, 'Organization not found')
const projectNotFound = envelope(NOT_FOUND, 'Project not found')
interface Made {
  readonly id: string
  readonly slug: string
}

describe.each(['/v1/partner/orgs', '/partner/orgs'])('%s/{orgId}/projects', (orgs) => {
  const path = ({ organizationId }: Provisioned) => `${orgs}/${organizationId}/projects`
  const create = async (org: Provisioned, name: string) => {
    const { status, body, text } = await org.partner.broker('POST', path(org), { body: { name } })
    expect(status, text).toBe(201)
    return body as Made
  }

  it('lists the projects, oldest first', async () => {
    const org = await provision(tenantry())
    const { id } = await create(org, 'Staging')
    const { status, body, headers } = await org.partner.broker('GET', path(org))
    expect([status, body]).toEqual([
      200,
      [
        { id: org.projectId, name: 'Default', slug: 'default', createdAt },
        { id, name: 'Staging', slug: 'staging', createdAt },
      ],
    ])
    expect(headers).not.toHaveProperty('x-acted-on-org')
    const listed = await org.partner.broker('GET', `${orgs}/${org.organizationId}`)
    expect(listed.body).toMatchObject({ projects: body })
  })

  it('adds a project with a default agent and no key', async () => {
    const org = await provision(tenantry())
    const answer = await org.partner.broker('POST', path(org), { body: { name: 'Ünïted Staging' } })
    const { id } = answer.body as Made
    expect([answer.status, answer.body]).toEqual([
      201,
      { id: expect.stringMatching(UUID), name: 'Ünïted Staging', slug: 'united-staging', createdAt },
    ])
    expect(answer.headers['x-acted-on-org']).toBe(org.organizationId)
    const agents = await org.asOrg('GET', '/v1/agents', undefined, { 'x-project-id': id })
    expect(agents.body).toMatchObject([{ name: 'Default', identifier: 'default', isDefault: true }])
    expect((await eventsOf(tenantry(), org.partner)).slice(1)).toEqual([
      {
        ...byPartner(tenantry(), org.partner, answer),
        type: 'project.created',
        orgId: org.organizationId,
        subject: id,
        data: {
          name: 'Ünïted Staging',
          slug: 'united-staging',
          agentId: expect.stringMatching(UUID),
          credentialIds: [expect.stringMatching(UUID)],
        },
      },
    ])
  })

  it('gives a taken slug the next number, and a name without Latin letters a slug of its own', async () => {
    const org = await provision(tenantry())
    const slugs = []
    for (const name of ['Staging', 'staging!', 'STAGING', 'Default', '北京', '上海'])
      slugs.push((await create(org, name)).slug)
    expect(slugs.slice(0, 4)).toEqual(['staging', 'staging-2', 'staging-3', 'default-2'])
    for (const slug of slugs.slice(4)) expect(slug).toMatch(/^project-[0-9a-f]{12}$/)
    expect(new Set(slugs).size).toBe(6)
  })

  it.each([
    ['no name', {}, 'name is required'],
    ['one character', { name: 'x' }, expect.stringMatching(/^name /)],
    ['51 characters', { name: 'x'.repeat(51) }, expect.stringMatching(/^name /)],
  ])('refuses %s with 400', async (_what, body, error) => {
    const org = await provision(tenantry())
    const answer = await org.partner.broker('POST', path(org), { body })
    expect([answer.status, answer.body]).toEqual([400, { error }])
  })

  it('refuses a name that shows nothing, or takes two lines', async () => {
    const org = await provision(tenantry())
    for (const name of ['   ', 'a\nb']) {
      const { status, body } = await org.partner.broker('POST', path(org), { body: { name } })
      expect([status, body]).toEqual([400, envelope(INVALID, expect.stringMatching(/^name must/))])
    }
    expect(await eventsOf(tenantry(), org.partner)).toHaveLength(1)
  })

  it('removes a project with its agents and credentials, which are dead at once', async () => {
    const org = await provision(tenantry())
    const made = await org.asOrg('POST', '/v1/projects', { name: 'Staging' })
    const { id, apiKey } = made.body as Made & { apiKey: string }
    expect(await org.standing(apiKey)).toBe(200)
    const answer = await org.partner.broker('DELETE', `${path(org)}/${id}`)
    expect([answer.status, answer.text, answer.headers['x-acted-on-org']]).toEqual([
      204,
      '',
      org.organizationId,
    ])
    expect(await org.standing(apiKey)).toBe(401)
    expect((await org.partner.broker('GET', path(org))).body).toMatchObject([{ id: org.projectId }])
    const left = await tenantry().database.sql(
      'select id from agents where project_id = $1 union select id from credentials where project_id = $1',
      [id],
    )
    expect(left).toEqual([])
    expect((await eventsOf(tenantry(), org.partner)).at(-1)).toEqual({
      ...byPartner(tenantry(), org.partner, answer),
      type: 'project.deleted',
      orgId: org.organizationId,
      subject: id,
      data: { name: 'Staging', slug: 'staging' },
    })
  })

  it('makes the oldest that is left the default when the default is removed', async () => {
    const org = await provision(tenantry())
    const [second] = [await create(org, 'Second'), await create(org, 'Third')]
    expect((await org.partner.broker('DELETE', `${path(org)}/${org.projectId}`)).status).toBe(204)
    const defaults = await tenantry().database.sql(
      'select id from projects where org_id = $1 and is_default',
      [org.organizationId],
    )
    expect(defaults).toEqual([{ id: second.id }])
    expect((await eventsOf(tenantry(), org.partner)).at(-1)?.data).toMatchObject({
      newDefaultProjectId: second.id,
    })
    expect(await org.standing(org.projectApiKey)).toBe(401)
  })

  it('never removes the last project', async () => {
    const org = await provision(tenantry())
    const { status, body, headers } = await org.partner.broker('DELETE', `${path(org)}/${org.projectId}`)
    expect([status, body]).toEqual([
      400,
      envelope(INVALID, 'Cannot delete the only project in the organization'),
    ])
    expect(headers).not.toHaveProperty('x-acted-on-org')
    expect(await org.standing(org.projectApiKey)).toBe(200)
  })

  it.each(AFTER_A_CLAIM)('refuses writes with 403 in one that is %s', async (_state, change) => {
    const org = await provision(tenantry())
    await create(org, 'Second')
    await putOrg(tenantry(), org.organizationId, change)
    const refusal = [403, envelope(FORBIDDEN, 'Organization has already been claimed')]
    for (const [method, more, body] of [
      ['POST', '', { name: 'Third' }],
      ['DELETE', `/${org.projectId}`, undefined],
      ['DELETE', '/nope', undefined],
    ] as const) {
      const answer = await org.partner.broker(method, `${path(org)}${more}`, { body })
      expect([answer.status, answer.body]).toEqual(refusal)
      expect(answer.headers).not.toHaveProperty('x-acted-on-org')
    }
    expect(await eventsOf(tenantry(), org.partner)).toHaveLength(2)
  })

  it('lists those of a claimed organization as the organization itself shows them, and none of a detached one', async () => {
    const org = await provision(tenantry())
    await putOrg(tenantry(), org.organizationId, `status = 'claimed', partner_access_allowed = false`)
    expect((await org.partner.broker('GET', path(org))).body).toMatchObject([{ id: org.projectId }])
    await putOrg(tenantry(), org.organizationId, `status = 'detached'`)
    const { status, body } = await org.partner.broker('GET', path(org))
    expect([status, body]).toEqual([200, []])
  })

  it.each([
    ['detached before anybody claimed it', `status = 'detached'`],
    ['suspended', 'suspended_at = created_at'],
  ])('refuses writes with 403 in one that is %s', async (_state, change) => {
    const org = await provision(tenantry())
    await putOrg(tenantry(), org.organizationId, change)
    const { status, body } = await org.partner.broker('POST', path(org), { body: { name: 'More' } })
    expect([status, body]).toEqual([403, envelope(FORBIDDEN, 'Access to this organization is not allowed')])
  })

  it('answers 404 alike for a stranger’s, a missing, a malformed and the own organization', async () => {
    const { partner } = await provision(tenantry())
    const stranger = await provision(tenantry())
    for (const id of [MISSING_UUID, stranger.organizationId, partner.ownOrgId, 'nope'])
      for (const [method, more, body] of [
        ['GET', '', undefined],
        ['POST', '', { name: 'Staging' }],
        ['DELETE', `/${stranger.projectId}`, undefined],
        ['DELETE', '/nope', undefined],
      ] as const) {
        const answer = await partner.broker(method, `${orgs}/${id}/projects${more}`, { body })
        expect([method, id, answer.status, answer.body]).toEqual([method, id, 404, orgNotFound])
      }
  })

  it('answers 404 alike for a sibling’s, a stranger’s, a missing and a malformed project', async () => {
    const org = await provision(tenantry())
    const stranger = await provision(tenantry())
    await create(org, 'Second')
    for (const id of [MISSING_UUID, stranger.projectId, org.projectId.toUpperCase(), 'nope', '%00']) {
      const { status, body } = await org.partner.broker('DELETE', `${path(org)}/${id}`)
      expect([id, status, body]).toEqual([id, 404, projectNotFound])
    }
  })
})

it('keeps one project of many that are removed at once, and gives each of many a slug of its own', async () => {
  const org = await provision(tenantry())
  const projects = `/v1/partner/orgs/${org.organizationId}/projects`
  const made = await Promise.all(
    Array.from({ length: 5 }, () => org.partner.broker('POST', projects, { body: { name: 'Same' } })),
  )
  expect(new Set(made.map(({ body }) => (body as Made).slug)).size).toBe(5)
  const { body } = await org.partner.broker('GET', projects)
  const removed = await Promise.all(
    (body as Made[]).map(({ id }) => org.partner.broker('DELETE', `${projects}/${id}`)),
  )
  expect(removed.map(({ status }) => status).toSorted()).toEqual([204, 204, 204, 204, 204, 400])
  const left = await tenantry().database.sql('select is_default from projects where org_id = $1', [
    org.organizationId,
  ])
  expect(left).toEqual([{ is_default: true }])
})
