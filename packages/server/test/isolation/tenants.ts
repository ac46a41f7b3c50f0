import { randomBytes } from 'node:crypto'
import { prepareCredential } from '../../src/domain/credential/issue-credential.ts'
import { newId, type PartnerId, toRuuid } from '../../src/kernel/ids.ts'
import { holdRequest } from '../contract/held-requests.ts'
import { admin, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { type AccessRows, addAccessRows } from './access-rows.ts'

/** What the gateway looks at, in one project. */
export interface GatewayRows {
  readonly agentId: string
  readonly ruleId: string
  readonly orgRuleId: string
  readonly approvalId: string
  /** A key of the organization that nobody calls with. */
  readonly orgKeyId: string
}

/** What devices go by, in one organization. */
export interface PolicyRows {
  readonly scheduleId: string
  /** A schedule that nothing goes by. */
  readonly idleScheduleId: string
  readonly cameraPolicyId: string
  readonly doorPolicyId: string
  readonly alertRuleId: string
  readonly vehicleId: string
  /** The vehicle's plate, which looks like an id of the fleet dialect. */
  readonly plate: string
  readonly clipId: string
}

/** A client organization with something in every corner, and every string by which it could leak. */
export interface Household extends GatewayRows, PolicyRows, AccessRows {
  readonly partnerId: string
  readonly orgId: string
  readonly externalId: string
  readonly projectId: string
  readonly locationId: string
  readonly deviceId: string
  /** What its device proves itself with. */
  readonly hardware: { readonly serialNumber: string; readonly activationKey: string }
  readonly membershipId: string
  readonly partnerSecretId: string
  readonly orgSecretId: string
  readonly projectSecretId: string
  readonly orgKey: string
  readonly projectKey: string
  readonly agentToken: string
  /** Names, addresses, ids in both spellings, tokens: nobody outside may see any of them. */
  readonly strings: readonly string[]
  /** Tokens that no answer but the one that made them shows, not even to their own people. */
  readonly shownOnce: readonly string[]
  /** What all organizations of the partner may see of its secrets, and no other partner's. */
  readonly inherited: readonly string[]
}

/** A partner with its own organization furnished too. */
export interface Tenant {
  readonly partner: TestPartner
  readonly ownProjectId: string
  readonly ownAgentId: string
  readonly ownLocationId: string
  readonly ownDeviceId: string
  readonly partnerMemberId: string
  readonly ownMembershipId: string
  readonly ownSecrets: Secrets
  readonly inherited: readonly string[]
  readonly ownGatewayRows: GatewayRows
  readonly ownPolicyRows: PolicyRows
  readonly ownAccessRows: AccessRows
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

/** One more camera in an organization, that came from nobody's stock; answers its id. */
const addDevice = async (
  { database, clock }: TestTenantry,
  { partnerId, orgId }: { readonly partnerId: string; readonly orgId: string },
): Promise<string> => {
  const id = newId()
  await database.sql(
    `insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, created_at)
     values ($1, $2, $3, 'CAMERA', 'camera', 'serial', 'CAMERA_R200', $4)`,
    [partnerId, orgId, id, clock.now.toISOString()],
  )
  // A device's one frame goes by its id.
  await database.sql(
    `insert into snapshots (partner_id, org_id, id, device_id, taken_at, media_type, byte_count, width, height,
       content, created_at)
     values ($1, $2, $3, $3, '2026-03-14', 'image/jpeg', 1, 1, 1, '\\x78', now())`,
    [partnerId, orgId, id],
  )
  // And so does its one alert, which the frame shows.
  await database.sql(
    `insert into occurrences (partner_id, org_id, device_id, id, kind, data, at)
     values ($1, $2, $3, $3, 'alert_raised', '{"activities": []}', '2026-03-14')`,
    [partnerId, orgId, id],
  )
  return id
}

const someAddress = (): string => `someone-${randomBytes(6).toString('hex')}@example.com`

/** One more person who may sign in to a partner's portal; answers the place's id. */
export const addPartnerMember = async (
  { database }: TestTenantry,
  { id: partnerId }: Pick<TestPartner, 'id'>,
  email = someAddress(),
): Promise<string> => {
  const id = newId()
  await database.sql(
    `insert into partner_members (partner_id, id, email, role, created_at) values ($1, $2, $3, 'member', now())`,
    [partnerId, id, email],
  )
  return id
}

/** One more person of an organization; answers the place's id. */
export const addMembership = async (
  { database }: TestTenantry,
  { partnerId, orgId }: { readonly partnerId: string; readonly orgId: string },
  email = someAddress(),
): Promise<string> => {
  const id = newId()
  await database.sql(
    `insert into memberships (partner_id, org_id, id, email, role, created_at) values ($1, $2, $3, $4, 'member', now())`,
    [partnerId, orgId, id, email],
  )
  return id
}

export interface Secrets {
  readonly partnerSecretId: string
  readonly orgSecretId: string
  readonly projectSecretId: string
}

const ADD_SECRETS = `
  with added as (
    insert into secrets (partner_id, id, org_id, project_id, tier, name, type, host_pattern, sealed, preview, created_at, updated_at)
    select $1::uuid, id::uuid, org_id::uuid, project_id::uuid, tier, tier || ' secret ' || tag, 'anthropic', 'api.anthropic.com', '\\x00', '••••', $8, $8
    from (values ($2, null, null, 'partner', $7), ($3, $5, null, 'organization', $6), ($4, $5, $9, 'project', $6))
      as given (id, org_id, project_id, tier, tag)
  )
  select 1`

const ADD_BUDGET = `
  with budget as (
    insert into budgets (partner_id, org_id, secret_id, limit_cents, period, created_at, updated_at)
    values ($1, $2, $3, 500, 'monthly', $4, $4)
  )
  insert into spend (partner_id, org_id, secret_id, period_start, nano_dollars) values ($1, $2, $3, $4, 1)`

/** One secret in each tier, behind the product's back; the names of the inner two hold the tag. */
export const addSecrets = async (
  { database, clock }: TestTenantry,
  place: { readonly partnerId: string; readonly orgId: string; readonly projectId: string },
  tag = randomBytes(6).toString('hex'),
): Promise<{ readonly ids: Secrets; readonly inherited: readonly string[] }> => {
  const [partnerSecretId, orgSecretId, projectSecretId] = [newId(), newId(), newId()]
  const partnerTag = randomBytes(6).toString('hex')
  const now = clock.now.toISOString()
  const ids = [partnerSecretId, orgSecretId, projectSecretId]
  const values = [place.partnerId, ...ids, place.orgId, tag, partnerTag, now, place.projectId]
  await database.sql(ADD_SECRETS, values)
  await database.sql(ADD_BUDGET, [place.partnerId, place.orgId, partnerSecretId, now])
  const inherited = [partnerTag, ...spellings([partnerSecretId])]
  return { ids: { partnerSecretId, orgSecretId, projectSecretId }, inherited }
}

interface AgentPlace {
  readonly partnerId: string
  readonly orgId: string
  readonly projectId: string
  readonly agentId: string
}

/** Writes rules, a held request for an agent and a key of the organization behind the product's back. */
export const addGatewayRows = async (
  tenantry: TestTenantry,
  place: AgentPlace,
  tag = randomBytes(6).toString('hex'),
): Promise<GatewayRows> => {
  const addRule = async (projectId: string | null): Promise<string> => {
    const id = newId()
    await tenantry.database.sql(
      `insert into rules (partner_id, org_id, id, project_id, name, host_pattern, action, enabled, created_at)
        values ($1, $2, $3, $4, 'rule ' || $5, 'api.example.com', 'block', true, $6)`,
      [place.partnerId, place.orgId, id, projectId, tag, tenantry.clock.now.toISOString()],
    )
    return id
  }
  const { agentId, projectId } = place
  const orgKeyId = newId()
  await tenantry.database.sql(
    `insert into credentials (partner_id, org_id, id, kind, name, hint, token_hash, scopes, created_at)
      values ($1, $2, $3::uuid, 'org_key', 'key ' || $4, 'hint', sha256(convert_to($3::uuid::text, 'UTF8')), '{org:manage}', $5)`,
    [place.partnerId, place.orgId, orgKeyId, tag, tenantry.clock.now.toISOString()],
  )
  const [ruleId, orgRuleId] = [await addRule(projectId), await addRule(null)]
  const held = await holdRequest(tenantry, place, { bodyPreview: `held ${tag}` })
  return { agentId, ruleId, orgRuleId, approvalId: held.id, orgKeyId }
}

const ADD_POLICIES = `
  with times as (
    insert into schedules (partner_id, org_id, id, name, intervals, one_time, created_at, updated_at)
    select $1::uuid, $2::uuid, id::uuid, 'schedule ' || $9, '[]', false, $10, $10
    from (values ($3), ($4)) as given (id)
  ), policy as (
    insert into policies (partner_id, org_id, id, kind, name, description, triggers, scheduled, schedule_ids, created_at, updated_at)
    select $1::uuid, $2::uuid, id::uuid, kind, kind || ' policy ' || $9, 'about ' || $9, '[]',
      jsonb_build_array(jsonb_build_object('scheduleId', $3::text, 'triggers', '[]'::jsonb)), array[$3::uuid], $10, $10
    from (values ($5, 'camera'), ($6, 'door')) as given (id, kind)
  ), rule as (
    insert into alert_rules (partner_id, org_id, id, name, kind, enabled, conjunction, triggers, action, schedule_ids,
      created_at, updated_at)
    values ($1::uuid, $2::uuid, $7::uuid, 'alert rule ' || $9, 'user_defined', true, 'or', '[]',
      jsonb_build_object('note', 'action ' || $9), array[$3::uuid], $10, $10)
  ), clip as (
    insert into clips (partner_id, org_id, id, title, description, starts_at, duration_seconds, device_ids, byte_count,
      visibility, allowed_roles, made_by, created_at, updated_at)
    values ($1::uuid, $2::uuid, $12::uuid, 'clip ' || $9, '', $10, 1, array[$12::uuid], length('frame ' || $9),
      'organization', '{}', 'test', $10, $10)
  ), clip_frame as (
    insert into clip_frames (partner_id, org_id, clip_id, id, device_id, taken_at, media_type, byte_count, width,
      height, content)
    values ($1::uuid, $2::uuid, $12::uuid, $12::uuid, $12::uuid, $10, 'image/jpeg', length('frame ' || $9), 1, 1,
      convert_to('frame ' || $9, 'UTF8'))
  ), viewer as (
    insert into clip_viewers (partner_id, org_id, clip_id, membership_id)
    select partner_id, org_id, $12::uuid, id from memberships where partner_id = $1::uuid and org_id = $2::uuid limit 1
  )
  insert into vehicles (partner_id, org_id, id, plate, name, labels, created_at)
  values ($1::uuid, $2::uuid, $8::uuid, $11, 'vehicle ' || $9, array['label ' || $9], $10)`

/**
 * Writes schedules, a policy of each kind, an alert rule, a vehicle and a clip behind the product's back. The clip's one
 * frame goes by its id, and so does the camera that took it.
 */
export const addPolicyRows = async (
  { database, clock }: TestTenantry,
  { partnerId, orgId }: { readonly partnerId: string; readonly orgId: string },
  tag = randomBytes(6).toString('hex'),
): Promise<PolicyRows> => {
  const [vehicleId, clipId] = [newId(), newId()]
  const plate = toRuuid(vehicleId)
  const ids = {
    ...{ scheduleId: newId(), idleScheduleId: newId(), cameraPolicyId: newId(), doorPolicyId: newId() },
    ...{ alertRuleId: newId(), vehicleId },
  }
  const values = [partnerId, orgId, ...Object.values(ids), tag, clock.now.toISOString(), plate, clipId]
  await database.sql(ADD_POLICIES, values)
  return { ...ids, plate, clipId }
}

const FURNISH = `
  with furnished as (
    update orgs set external_id = 'external ' || $5, website = 'https://' || $5 || '.example',
      ai_instructions = 'instructions ' || $5, contact_name = 'contact ' || $5, contact_email = $5 || '@example.com'
    where partner_id = $1::uuid and id = $2::uuid returning widget_token, slug
  ), stock as (
    insert into hardware (partner_id, id, serial_number, device_type, model, activation_hash, created_at)
    values ($1::uuid, $3::uuid, 'serial-' || $5, 'CAMERA', 'CAMERA_R200',
      sha256(convert_to('activation ' || $5, 'UTF8')), now())
  ), device as (
    insert into devices (partner_id, org_id, id, location_id, hardware_id, type, name, serial_number,
      hardware_variation, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $3::uuid, 'CAMERA', 'camera ' || $5, 'serial-' || $5,
      'CAMERA_R200', now())
  ), frame as (
    insert into snapshots (partner_id, org_id, id, device_id, taken_at, media_type, byte_count, width, height,
      content, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, '2026-03-14', 'image/jpeg', length('frame ' || $5), 1, 1,
      convert_to('frame ' || $5, 'UTF8'), now())
  ), federated as (
    insert into federated_tokens (partner_id, org_id, id, credential_id, token_hash, expires_at, created_at)
    select $1::uuid, $2::uuid, $3::uuid, id, sha256(convert_to('federated ' || $5, 'UTF8')),
      now() + interval '1 hour', now()
    from credentials where partner_id = $1::uuid and org_id = $2::uuid and kind = 'org_key' limit 1
  ), latest as (
    insert into latest_readings (partner_id, org_id, device_id, readings)
    values ($1::uuid, $2::uuid, $3::uuid, jsonb_build_object('ssid', jsonb_build_array('ssid ' || $5, 0)))
  ), reading as (
    insert into readings (partner_id, org_id, device_id, location_id, readings, at)
    values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, '{}', now())
  ), hour as (
    insert into hourly_readings (partner_id, org_id, device_id, name, hour, count, total, lowest, highest)
    values ($1::uuid, $2::uuid, $3::uuid, 'batteryPercent', now(), 1, 1, 1, 1)
  ), occurrence as (
    insert into occurrences (partner_id, org_id, device_id, location_id, id, kind, data, at)
    select $1::uuid, $2::uuid, $3::uuid, $4::uuid, id, 'alert_raised',
      jsonb_build_object('activities', '[]'::jsonb, 'text', 'alert ' || $5), '2026-03-14'
    from (values ($3::uuid), ($6::uuid)) as given (id)
  ), dismissal as (
    insert into alert_dismissals (partner_id, org_id, alert_id, dismissed_at)
    values ($1::uuid, $2::uuid, $6::uuid, now())
  ), counted as (
    insert into occurrence_counts (partner_id, org_id, device_id, kind, activity, quarter, count)
    values ($1::uuid, $2::uuid, $3::uuid, 'alert_raised', '', now(), 1)
  ), command as (
    insert into device_commands (partner_id, org_id, id, device_id, kind, data, created_at, expires_at)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, 'command ' || $5, '{}', '2026-03-14', '2026-03-14')
  ), membership as (
    insert into memberships (partner_id, org_id, id, email, role, created_at)
    values ($1::uuid, $2::uuid, $6::uuid, 'person-' || $5 || '@example.com', 'member', now())
  ), invitation as (
    insert into invitations (partner_id, org_id, id, membership_id, token_hash, expires_at, created_at)
    values ($1::uuid, $2::uuid, $6::uuid, $6::uuid, sha256(convert_to($5, 'UTF8')), now() + interval '7 days', now())
  ), connection as (
    insert into org_connections (partner_id, org_id, id, provider, name, sealed, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'fareharbor', 'connection ' || $5, '\\x00', now())
  ), login as (
    insert into login_links (partner_id, org_id, id, email, name, role, token_hash, expires_at, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'login-' || $5 || '@example.com', 'login ' || $5, 'member',
      sha256(convert_to('link ' || $5, 'UTF8')), now() + interval '15 minutes', now())
  ), confined as (
    insert into confined_sessions (partner_id, org_id, id, membership_id, user_id, token_hash, expires_at, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $6::uuid, $3::uuid, sha256(convert_to('session ' || $5, 'UTF8')),
      now() + interval '8 hours', now())
  ), application as (
    insert into oauth_clients (id, name, redirect_uris, auth_method, created_at)
    values ($3::uuid, 'application ' || $5, '{http://127.0.0.1/callback}', 'none', now())
  ), granted as (
    insert into oauth_grants (partner_id, org_id, id, client_id, user_id, membership_id, redirect_uri,
      code_challenge, code_hash, expires_at, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, $3::uuid, $6::uuid, 'http://127.0.0.1/' || $5, 'challenge ' || $5,
      sha256(convert_to('code ' || $5, 'UTF8')), now() + interval '30 days', now())
  ), spent as (
    insert into usage (partner_id, org_id, id, project_id, agent_id, tier, provider, model, input_tokens,
      output_tokens, nano_dollars, estimated, request_id, at)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, $3::uuid, 'partner', 'provider ' || $5, 'model ' || $5, 1, 1, 1,
      false, $3::uuid, now())
  ), sent as (
    insert into gateway_requests (partner_id, org_id, id, project_id, agent_id, at, method, scheme, host, port, outcome,
      status, request_bytes, response_bytes, duration_ms)
    values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, $3::uuid, now(), 'GET', 'https', 'host-' || $5 || '.example', 443,
      'forwarded', 200, 1, 1, 1)
  ), claim_key as (
    insert into claim_keys (partner_id, id, external_id, account_name, created_at, updated_at)
    values ($1::uuid, $3::uuid, 'claim key ' || $5, 'account ' || $5, now(), now())
  ), licence as (
    insert into licences (partner_id, org_id, id, external_id, per, state, trial, serial_number, claim_key, details,
      created_at, updated_at)
    select $1::uuid, $2::uuid, id, per || ' licence ' || $5, per, 'CLAIMED', false, serial, 'claim key ' || $5,
      jsonb_build_object('productCode', 'product ' || $5), now(), now()
    from (values ($3::uuid, 'device', 'serial-' || $5), ($6::uuid, 'organization', null)) as given (id, per, serial)
  ), shipment as (
    insert into shipments (partner_id, org_id, id, number, state, details, created_at, updated_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'shipment ' || $5, 'SHIPPED',
      jsonb_build_object('customerName', 'customer ' || $5), now(), now())
  ), deal as (
    insert into deals (partner_id, id, details, created_at)
    values ($1::uuid, $3::uuid, jsonb_build_object('dealName', 'deal ' || $5), now())
  )
  select widget_token, slug, (select id from agents where partner_id = $1::uuid and org_id = $2::uuid) as agent_id,
    (select json_agg(id) from credentials where partner_id = $1::uuid and org_id = $2::uuid) as credential_ids,
    (select id from claim_links where partner_id = $1::uuid and org_id = $2::uuid) as claim_link_id
  from furnished`

const idsIn = ({ plate: _plate, ...ids }: PolicyRows): readonly string[] => Object.values(ids)

/** Creates a client organization through the broker dialect and furnishes it behind the product's back. */
export const createHousehold = async (tenantry: TestTenantry, partner: TestPartner): Promise<Household> => {
  const tag = randomBytes(6).toString('hex')
  const org = await createTestOrg(partner, `Customer ${tag}`)
  const place = { partnerId: partner.id, orgId: org.organizationId }
  const location = await addLocation(tenantry, place)
  const deviceId = newId()
  const membershipId = newId()
  const [row = {}] = await tenantry.database.sql(FURNISH, [
    place.partnerId,
    place.orgId,
    deviceId,
    location.id,
    tag,
    membershipId,
  ])
  const secrets = await addSecrets(tenantry, { ...place, projectId: org.projectId }, tag)
  await tenantry.database.sql(
    `insert into agent_secrets (partner_id, org_id, agent_id, secret_id) values ($1, $2, $3, $4)`,
    [place.partnerId, place.orgId, row['agent_id'], secrets.ids.orgSecretId],
  )
  const agentId = String(row['agent_id'])
  const { projectId } = org
  const rows = {
    ...(await addGatewayRows(tenantry, { ...place, projectId, agentId }, tag)),
    ...(await addAccessRows(tenantry, { ...place, locationId: location.id, membershipId }, tag)),
  }
  const policyRows = await addPolicyRows(tenantry, place, tag)
  const claimToken = new URL(org.claimUrl).searchParams.get('token') ?? ''
  const ids = [
    org.organizationId,
    org.projectId,
    ...Object.values(rows),
    ...idsIn(policyRows),
    location.id,
    deviceId,
    membershipId,
    row['claim_link_id'],
    secrets.ids.orgSecretId,
    secrets.ids.projectSecretId,
  ]
  const shownOnce = [org.orgApiKey, org.projectApiKey, claimToken]
  return {
    ...place,
    externalId: `external ${tag}`,
    projectId: org.projectId,
    ...rows,
    ...policyRows,
    locationId: location.id,
    deviceId,
    hardware: { serialNumber: `serial-${tag}`, activationKey: `activation ${tag}` },
    membershipId,
    ...secrets.ids,
    inherited: secrets.inherited,
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

/** Activates the device of a client; answers its token. */
export const activate = async (tenantry: TestTenantry, { hardware }: Household): Promise<string> => {
  const { status, body, text } = await tenantry.call('POST', '/device/v1/activate', { body: hardware })
  if (status !== 200) throw new Error(`The device was not activated: ${text}`)
  return (body as { token: string }).token
}

const ADD_PROJECT = `
  with project as (
    insert into projects (partner_id, org_id, id, name, slug, is_default, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'Project ' || $6, 'project-' || $6, false, $7::timestamptz)
  ), agent as (
    insert into agents (partner_id, org_id, id, project_id, name, identifier, is_default, created_at)
    select $1::uuid, $2::uuid, id, $3::uuid, name, identifier, is_default, $7::timestamptz
    from (values ($4::uuid, 'Default', 'default', true), ($5::uuid, 'Agent ' || $6, 'agent-' || $6, false))
      as given (id, name, identifier, is_default)
  )
  insert into credentials (partner_id, org_id, id, project_id, agent_id, kind, name, hint, token_hash, sealed, scopes,
    created_at)
  select $1::uuid, $2::uuid, id, $3::uuid, agent_id, 'agent_token', 'Default', 'hint', token_hash, sealed, '{}',
    $7::timestamptz
  from (values ($4::uuid, $8::uuid, $9::bytea, $10::bytea), ($5::uuid, $11::uuid, $12::bytea, $13::bytea))
    as given (agent_id, id, token_hash, sealed)`

/** One more project of a client behind the product's back, with an agent that is not its default. */
export const addProject = async (
  { database, clock, domain }: TestTenantry,
  { partnerId, orgId }: Pick<Household, 'partnerId' | 'orgId'>,
): Promise<Pick<Household, 'projectId' | 'agentId'>> => {
  const [projectId, defaultAgentId, agentId] = [newId(), newId(), newId()]
  const tag = randomBytes(6).toString('hex')
  const ids = [partnerId, orgId, projectId, defaultAgentId, agentId]
  const wish = { kind: 'agent_token', name: 'Default', partnerId: partnerId as PartnerId } as const
  const tokens = await Promise.all([prepareCredential(domain, wish), prepareCredential(domain, wish)])
  const rows = tokens.flatMap(({ row: { id, tokenHash, sealed } }) => [id, tokenHash, sealed])
  await database.sql(ADD_PROJECT, [...ids, tag, clock.now.toISOString(), ...rows])
  return { projectId, agentId }
}

/** Provisions a partner whose every string is its own. */
export const createTenant = async (tenantry: TestTenantry): Promise<Tenant> => {
  const ownerEmail = `owner-${randomBytes(6).toString('hex')}@example.com`
  const defaultAiInstructions = `default instructions ${randomBytes(6).toString('hex')}`
  const partner = await createTestPartner(tenantry, { ownerEmail, defaultAiInstructions })
  const location = await addLocation(tenantry, { partnerId: partner.id, orgId: partner.ownOrgId })
  const ownDeviceId = await addDevice(tenantry, { partnerId: partner.id, orgId: partner.ownOrgId })
  const memberEmail = `member-${randomBytes(6).toString('hex')}@example.com`
  const partnerMemberId = await addPartnerMember(tenantry, partner, memberEmail)
  const ownMemberEmail = `own-member-${randomBytes(6).toString('hex')}@example.com`
  const place = { partnerId: partner.id, orgId: partner.ownOrgId }
  const ownMembershipId = await addMembership(tenantry, place, ownMemberEmail)
  const [own = {}] = await tenantry.database.sql(
    `select slug, (select id from projects where org_id = orgs.id) as project_id,
      (select id from agents where org_id = orgs.id) as agent_id from orgs where id = $1`,
    [partner.ownOrgId],
  )
  const secrets = await addSecrets(tenantry, {
    partnerId: partner.id,
    orgId: partner.ownOrgId,
    projectId: String(own['project_id']),
  })
  const { orgSecretId, projectSecretId } = secrets.ids
  const ownGatewayRows = await addGatewayRows(tenantry, {
    ...{ partnerId: partner.id, orgId: partner.ownOrgId },
    ...{ projectId: String(own['project_id']), agentId: String(own['agent_id']) },
  })
  const ownPolicyRows = await addPolicyRows(tenantry, place)
  const ownAccessRows = await addAccessRows(tenantry, {
    ...{ ...place, locationId: location.id, membershipId: ownMembershipId },
  })
  const ids = [
    ...[...Object.values(ownGatewayRows), ...Object.values(ownAccessRows)],
    ...idsIn(ownPolicyRows),
    ...[partner.ownOrgId, partner.keyId, location.id, ownDeviceId, partnerMemberId, ownMembershipId],
    ...[own['project_id'], own['agent_id'], orgSecretId, projectSecretId],
  ]
  return {
    partner,
    ownProjectId: String(own['project_id']),
    ownAgentId: String(own['agent_id']),
    ownLocationId: location.id,
    ownDeviceId,
    partnerMemberId,
    ownMembershipId,
    ownSecrets: secrets.ids,
    inherited: secrets.inherited,
    ownGatewayRows,
    ownPolicyRows,
    ownAccessRows,
    strings: [
      ...spellings(ids),
      ...[ownerEmail, memberEmail, ownMemberEmail, defaultAiInstructions],
      ...[location.name, String(own['slug']), partner.key],
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
