import { beforeAll, describe, expect, it } from 'vitest'
import { type CredentialId, newId, type OrgId, toRuuid } from '../../src/kernel/ids.ts'
import { databaseDigest } from '../property/support/database-digest.ts'
import { makeWorld, type World } from '../property/support/valid-requests.ts'
import type { Answer } from '../support/openapi.ts'
import { admin } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
let world: World
beforeAll(async () => {
  world = await makeWorld(tenantry())
})

const locationUuid = (): string => {
  const hex = Buffer.from(world.locationRuuid, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Another spelling of the same bytes: the last of 22 characters has four bits to spare. */
const otherSpelling = (ruuid: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return ruuid.slice(0, -1) + alphabet.charAt(alphabet.indexOf(ruuid.slice(-1)) + 1)
}

/** Ids that name no organization, though some are ids of something, and some are nearly right. */
const wrongUuids = (): readonly string[] => {
  const { partner, org, orgRuuid } = world
  return [
    partner.id,
    partner.keyId,
    locationUuid(),
    org.projectId,
    orgRuuid,
    org.organizationId.toUpperCase(),
    org.organizationId.replaceAll('-', ''),
    `{${org.organizationId}}`,
    `${org.organizationId} `,
    `${org.organizationId}\n`,
    org.organizationId.slice(0, -1),
    'x',
    'null',
    '0',
    '%ZZ',
    '\u0000',
    "' or '1'='1",
    'a'.repeat(3_000),
    'ü😀',
    '__proto__',
  ]
}
const wrongRuuids = (): readonly string[] => {
  const { partner, org, orgRuuid, locationRuuid } = world
  return [
    toRuuid(partner.id as OrgId),
    locationRuuid,
    org.organizationId,
    otherSpelling(orgRuuid),
    `${orgRuuid}=`,
    `${orgRuuid}==`,
    orgRuuid.slice(0, -1),
    ` ${orgRuuid}x`,
    orgRuuid.toUpperCase(),
    'AAAAAAAAAAAAAAAAAAAAAA',
    'x',
    'null',
    '../../etc/passwd',
    'a'.repeat(3_000),
  ]
}

const bare = ({ status, text }: Answer) => ({ status, text: text.replace(/"timestamp":"[^"]+"/, '') })

describe('an id that names nothing is answered like a missing one, and nothing is written', () => {
  it.each(['GET', 'DELETE'])('broker: in the path of %s /v1/partner/orgs/{orgId}', async (method) => {
    const before = await databaseDigest(tenantry())
    const missing = await world.partner.broker(method, `/v1/partner/orgs/${newId<OrgId>()}`)
    expect(missing.status).toBe(404)
    for (const id of wrongUuids()) {
      for (const prefix of ['/v1', '']) {
        const path = `${prefix}/partner/orgs/${encodeURIComponent(id)}`
        const answer = await world.partner.broker(method, path)
        expect(bare(answer), JSON.stringify(id)).toEqual(bare(missing))
      }
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })

  it('broker: longer than any id', async () => {
    const missing = await world.partner.broker('GET', `/v1/partner/orgs/${newId<OrgId>()}`)
    const answer = await world.partner.broker('GET', `/v1/partner/orgs/${'a'.repeat(5_000)}`)
    expect(bare(answer)).toEqual(bare(missing))
  })

  it('broker: in X-Project-Id', async () => {
    const { org } = world
    const ask = (id: string) =>
      tenantry().call('GET', '/v1/agents', {
        headers: { authorization: `Bearer ${org.orgApiKey}`, 'x-project-id': id },
      })
    const missing = await ask(newId<OrgId>())
    expect(missing.status).toBe(404)
    for (const id of [
      org.organizationId,
      org.projectId.toUpperCase(),
      toRuuid(org.projectId as OrgId),
      'x',
      '',
    ])
      expect(bare(await ask(id)), id).toEqual(bare(missing))
  })

  it('embed: in the path of by-external-id', async () => {
    const missing = await world.partner.embed('GET', '/orgs/by-external-id/nobody')
    expect(missing.status).toBe(404)
    for (const id of [...wrongUuids(), world.org.organizationId, '%', '😀'.repeat(255)]) {
      const answer = await world.partner.embed('GET', `/orgs/by-external-id/${encodeURIComponent(id)}`)
      expect(bare(answer), JSON.stringify(id)).toEqual(bare(missing))
    }
  })

  it.each([
    'org/getOrgV2',
    'location/getLocations',
    'location/createLocation',
    'camera/getMinimalCameraStateList',
  ])('fleet: in x-auth-org of %s', async (path) => {
    const before = await databaseDigest(tenantry())
    const body = { name: 'x' }
    const missing = await world.partner.fleet(path, body, { org: toRuuid(newId<OrgId>()) })
    expect(missing.status).toBe(403)
    for (const org of [...wrongRuuids(), '']) {
      const answer = await world.partner.fleet(path, body, { org })
      expect(bare(answer), JSON.stringify(org)).toEqual(bare(missing))
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })

  it.each(['partner/deleteClient', 'partner/customizeClient', 'partner/getClientSummaryInfo'])(
    'fleet: in clientOrgUuid of %s',
    async (path) => {
      const before = await databaseDigest(tenantry())
      const missing = await world.partner.fleet(path, { clientOrgUuid: toRuuid(newId<OrgId>()) })
      expect(missing.status).toBe(403)
      for (const clientOrgUuid of [...wrongRuuids(), '', 'nul\u00fcl']) {
        const answer = await world.partner.fleet(path, { clientOrgUuid })
        expect(bare(answer), JSON.stringify(clientOrgUuid)).toEqual(bare(missing))
      }
      expect(await databaseDigest(tenantry())).toEqual(before)
    },
  )

  it.each([
    ['location/deleteLocation', 'uuid'],
    ['location/selectiveUpdateLocation', 'locationUuid'],
    ['location/createLocation', 'parentLocationUuid'],
  ])('fleet: in a location id of %s', async (path, field) => {
    const { partner, orgRuuid, locationRuuid, org } = world
    const before = await databaseDigest(tenantry())
    const wrong = [orgRuuid, otherSpelling(locationRuuid), org.organizationId, `${locationRuuid}=`, 'x', '']
    for (const id of [toRuuid(newId<OrgId>()), ...wrong]) {
      const { status, body } = await partner.fleet(path, { name: 'y', [field]: id }, { org: orgRuuid })
      expect(status, id).toBe(200)
      expect(body, id).toEqual({ error: true, errorMsg: expect.stringMatching(/ocation not found$/) })
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })

  it('admin: in the path of a partner and of a key', async () => {
    const { partner, org } = world
    const before = await databaseDigest(tenantry())
    for (const id of [
      org.organizationId,
      partner.ownOrgId,
      partner.id.toUpperCase(),
      toRuuid(partner.id as OrgId),
      'x',
    ])
      for (const [method, rest, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { name: 'y' }],
        ['GET', '/keys', undefined],
        ['POST', '/keys', {}],
        ['DELETE', `/keys/${partner.keyId}`, undefined],
      ] as const) {
        const answer = await admin(tenantry(), method, `/partners/${id}${rest}`, { body })
        expect(answer.status, `${method} ${id}${rest}`).toBe(404)
        expect(answer.body).toEqual({ error: { code: 'partner.not_found', message: 'Partner not found' } })
      }
    const keys = [newId<CredentialId>(), partner.id, org.organizationId, partner.keyId.toUpperCase(), 'x']
    const orgKeys = await tenantry().database.sql(
      `select id from credentials where org_id = '${org.organizationId}'`,
    )
    for (const id of [...keys, ...orgKeys.map((row) => String(row['id']))]) {
      const answer = await admin(tenantry(), 'DELETE', `/partners/${partner.id}/keys/${id}`)
      expect(answer.status, id).toBe(404)
      expect(answer.body).toEqual({ error: { code: 'credential.not_found', message: 'Key not found' } })
    }
    expect(await databaseDigest(tenantry())).toEqual(before)
  })
})
