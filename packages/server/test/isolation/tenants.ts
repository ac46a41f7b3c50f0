import { randomBytes } from 'node:crypto'
import { newId, toRuuid } from '../../src/kernel/ids.ts'
import { admin, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** A client organization with something in every corner, and every string by which it could leak. */
export interface Household {
  readonly partnerId: string
  readonly orgId: string
  readonly externalId: string
  readonly projectId: string
  readonly agentId: string
  readonly locationId: string
  readonly orgKey: string
  readonly projectKey: string
  readonly agentToken: string
  /** Names, addresses, ids in both spellings, tokens: nobody outside may see any of them. */
  readonly strings: readonly string[]
  /** Tokens that no answer but the one that made them shows, not even to their own people. */
  readonly shownOnce: readonly string[]
}

/** A partner with its own organization furnished too. */
export interface Tenant {
  readonly partner: TestPartner
  readonly ownProjectId: string
  readonly ownLocationId: string
  readonly strings: readonly string[]
  readonly shownOnce: readonly string[]
}

/** The text of an id in every dialect's spelling. */
export const spellings = (ids: readonly unknown[]): string[] =>
  ids.flatMap((id) => [String(id), toRuuid(String(id) as ReturnType<typeof newId>)])

export const addLocation = async (
  { database, clock }: TestTenantry,
  place: { readonly partnerId: string; readonly orgId: string },
  name = `Location ${randomBytes(6).toString('hex')}`,
): Promise<{ readonly id: string; readonly name: string }> => {
  const id = newId()
  await database.sql(
    'insert into locations (partner_id, org_id, id, name, created_at) values ($1, $2, $3, $4, $5)',
    [place.partnerId, place.orgId, id, name, clock.now.toISOString()],
  )
  return { id, name }
}

const FURNISH = `
  with furnished as (
    update orgs set external_id = 'external ' || $5, website = 'https://' || $5 || '.example',
      ai_instructions = 'instructions ' || $5, contact_name = 'contact ' || $5, contact_email = $5 || '@example.com'
    where partner_id = $1::uuid and id = $2::uuid returning widget_token, slug
  ), device as (
    insert into devices (partner_id, org_id, id, location_id, type, name, serial_number, hardware_variation, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, 'CAMERA', 'camera ' || $5, 'serial-' || $5, 'CAMERA_R400', now())
  ), connection as (
    insert into org_connections (partner_id, org_id, id, provider, name, sealed, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'fareharbor', 'connection ' || $5, '\\x00', now())
  ), spent as (
    insert into usage (partner_id, org_id, id, project_id, agent_id, tier, provider, model, input_tokens,
      output_tokens, nano_dollars, estimated, request_id, at)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, $3::uuid, 'partner', 'provider ' || $5, 'model ' || $5, 1, 1, 1,
      false, $3::uuid, now())
  )
  select widget_token, slug, (select id from agents where partner_id = $1::uuid and org_id = $2::uuid) as agent_id,
    (select json_agg(id) from credentials where partner_id = $1::uuid and org_id = $2::uuid) as credential_ids,
    (select id from claim_links where partner_id = $1::uuid and org_id = $2::uuid) as claim_link_id
  from furnished`

/** Creates a client organization through the broker dialect and furnishes it behind the product's back. */
export const createHousehold = async (tenantry: TestTenantry, partner: TestPartner): Promise<Household> => {
  const tag = randomBytes(6).toString('hex')
  const org = await createTestOrg(partner, `Customer ${tag}`)
  const place = { partnerId: partner.id, orgId: org.organizationId }
  const location = await addLocation(tenantry, place)
  const deviceId = newId()
  const [row = {}] = await tenantry.database.sql(FURNISH, [
    place.partnerId,
    place.orgId,
    deviceId,
    location.id,
    tag,
  ])
  const claimToken = new URL(org.claimUrl).searchParams.get('token') ?? ''
  const ids = [
    org.organizationId,
    org.projectId,
    row['agent_id'],
    location.id,
    deviceId,
    row['claim_link_id'],
  ]
  const shownOnce = [org.orgApiKey, org.projectApiKey, claimToken]
  return {
    ...place,
    externalId: `external ${tag}`,
    projectId: org.projectId,
    agentId: String(row['agent_id']),
    locationId: location.id,
    orgKey: org.orgApiKey,
    projectKey: org.projectApiKey,
    agentToken: org.agentToken,
    strings: [
      ...spellings([...ids, ...(row['credential_ids'] as string[])]),
      // Names, mail addresses, serial numbers and the rest all hold the tag.
      ...[tag, String(row['widget_token']), org.agentToken, ...shownOnce],
    ],
    shownOnce,
  }
}

/** Provisions a partner whose every string is its own. */
export const createTenant = async (tenantry: TestTenantry): Promise<Tenant> => {
  const ownerEmail = `owner-${randomBytes(6).toString('hex')}@example.com`
  const defaultAiInstructions = `default instructions ${randomBytes(6).toString('hex')}`
  const partner = await createTestPartner(tenantry, { ownerEmail, defaultAiInstructions })
  const location = await addLocation(tenantry, { partnerId: partner.id, orgId: partner.ownOrgId })
  const [own = {}] = await tenantry.database.sql(
    `select slug, (select id from projects where org_id = orgs.id) as project_id from orgs where id = $1`,
    [partner.ownOrgId],
  )
  const ids = [partner.ownOrgId, partner.keyId, location.id, own['project_id']]
  return {
    partner,
    ownProjectId: String(own['project_id']),
    ownLocationId: location.id,
    strings: [
      ...spellings(ids),
      ...[ownerEmail, defaultAiInstructions, location.name, String(own['slug']), partner.key],
    ],
    shownOnce: [partner.key],
  }
}

/** Issues one more key for a partner. */
export const issueKey = async (
  tenantry: TestTenantry,
  { partner }: Tenant,
  wish: Record<string, unknown> = {},
): Promise<{ readonly id: string; readonly apiKey: string }> => {
  const { status, body, text } = await admin(tenantry, 'POST', `/partners/${partner.id}/keys`, { body: wish })
  if (status !== 201) throw new Error(`The key was not issued: ${text}`)
  return body as { id: string; apiKey: string }
}
