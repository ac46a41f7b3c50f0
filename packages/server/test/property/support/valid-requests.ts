import { randomBytes } from 'node:crypto'
import { ORG_ROLE_IDS } from '../../../src/domain/roles.ts'
import type { OrgId } from '../../../src/kernel/ids.ts'
import { toRuuid } from '../../../src/kernel/ids.ts'
import { addHardware, hardwareRow } from '../../contract/hardware.ts'
import { holdRequest } from '../../contract/held-requests.ts'
import { MISSING_UUID, uuidOf } from '../../contract/wire-ids.ts'
import { type AccessRows, addAccessRows } from '../../isolation/access-rows.ts'
import { requestCertificate } from '../../support/certificate-requests.ts'
import { jpeg } from '../../support/images.ts'
import { type Answer, neededQuery } from '../../support/openapi.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestOrg,
  type TestPartner,
} from '../../support/partners.ts'
import { OPERATOR_KEY, type TestTenantry } from '../../support/tenantry.ts'
import { type DocumentedOperation, type Schema, takesOrgHeader } from './documented-operations.ts'

/** What devices of the client go by. */
interface PolicyRuuids {
  readonly schedule: string
  /** A schedule that nothing goes by. */
  readonly idleSchedule: string
  readonly cameraPolicy: string
  readonly doorPolicy: string
  readonly rule: string
}

const PLATE = '7ABC123'
const CLIP = 'At the gate'

const makePolicies = async (partner: TestPartner, org: string): Promise<PolicyRuuids> => {
  const make = async (path: string, body: object, field: string): Promise<string> => {
    const answer = await partner.fleet(path, body, { org })
    return String((answer.body as Record<string, unknown>)[field])
  }
  const schedule = { name: 'Nights', intervalList: [{ minuteOfWeekStart: 0, minuteOfWeekStop: 360 }] }
  const scheduleUuid = await make('policy/createSchedule', { schedule }, 'scheduleUuid')
  const policy = { name: 'Dock', scheduledTriggers: [{ scheduleUuid }] }
  await partner.fleet('vehicle/saveVehicle', { vehicleLicensePlate: PLATE, name: 'Van' }, { org })
  return {
    schedule: scheduleUuid,
    idleSchedule: await make('policy/createSchedule', { schedule }, 'scheduleUuid'),
    cameraPolicy: await make('policy/createCameraPolicy', { policy }, 'policyUuid'),
    doorPolicy: await make('policy/createDoorPolicy', { policy }, 'policyUuid'),
    rule: await make(
      'rules/createRule',
      { rule: { name: 'Lights', triggers: [{ type: 'UNKNOWN' }] } },
      'ruleUuid',
    ),
  }
}

/** A partner with one client that holds one of everything: enough for every documented operation to succeed once. */
export interface World {
  readonly partner: TestPartner
  readonly org: TestOrg
  readonly orgRuuid: string
  /** What signs the operator in once. */
  readonly signInToken: string
  readonly locationRuuid: string
  /** A location at which nothing is. */
  readonly idleLocationRuuid: string
  readonly deviceRuuid: string
  /** Hardware of the partner's that no client has. */
  readonly serialNumber: string
  /** What the client's device proves itself with. */
  readonly hardware: { readonly serialNumber: string; readonly activationKey: string }
  readonly deviceToken: string
  /** The frame that the device has taken. */
  readonly frameRuuid: string
  /** The clip that keeps that frame. */
  readonly clipRuuid: string
  /** The alert that it has raised. */
  readonly alertRuuid: string
  /** What the client keeps of its access control, in this dialect's spelling, and the token of its door controller. */
  readonly access: AccessRows
  readonly controllerToken: string
  /** When the client was furnished. */
  readonly madeAt: Date
  readonly externalId: string
  readonly widgetToken: string
  readonly ruleId: string
  readonly orgRuleId: string
  readonly approvalId: string
  readonly policies: PolicyRuuids
  /** Another key of the partner, which may die. */
  readonly spareKeyId: string
  /** Another key of the client, which may die. */
  readonly spareOrgKeyId: string
  /** A client that somebody owns. */
  readonly claimed: TestOrg
  /** A second agent of the client's default project. */
  readonly agentId: string
  /** A second project of the client. */
  readonly projectId: string
  /** A member of the partner, and a person of the client. */
  readonly userId: string
  readonly memberId: string
  /** Generic ones in each tier, and one of the partner's whose use is metered. */
  readonly secrets: Readonly<Record<'partner' | 'metered' | 'org' | 'project', string>>
}

const GENERIC = { type: 'generic', value: 'a value', hostPattern: 'api.example.com' }

const makeSecrets = async (
  tenantry: TestTenantry,
  partner: TestPartner,
  org: TestOrg,
): Promise<World['secrets']> => {
  const create = async (path: string, key: string, more: object = {}): Promise<string> => {
    const body = { name: 'A secret', ...GENERIC, injectionConfig: { headerName: 'x-old' }, ...more }
    const headers = { ...bearer(key), 'x-project-id': org.projectId }
    const answer = await tenantry.call('POST', path, { headers, body })
    return String((answer.body as { id?: unknown }).id)
  }
  const metered = { type: 'anthropic', injectionConfig: null }
  return {
    partner: await create('/v1/partner/secrets', partner.key),
    metered: await create('/v1/partner/secrets', partner.key, metered),
    org: await create('/v1/org/secrets', org.orgApiKey),
    project: await create('/v1/secrets', org.projectApiKey),
  }
}

export const makeWorld = async (tenantry: TestTenantry): Promise<World> => {
  const partner = await createTestPartner(tenantry)
  const org = await createTestOrg(partner)
  const orgRuuid = toRuuid(org.organizationId as OrgId)
  const externalId = 'customer/1 %2F ü'
  const embedded = await partner.embed('POST', '/orgs', {
    body: { name: 'By external id', external_id: externalId },
  })
  const { widget_token: widgetToken } = embedded.body as { widget_token: string }
  const { body } = await partner.fleet('location/createLocation', { name: 'Head office' }, { org: orgRuuid })
  const { uuid: locationRuuid } = body as { uuid: string }
  const idle = await partner.fleet('location/createLocation', { name: 'Closed' }, { org: orgRuuid })
  const { uuid: idleLocationRuuid } = idle.body as { uuid: string }
  const devices = await makeDevices(tenantry, partner, orgRuuid)
  const key = await admin(tenantry, 'POST', `/partners/${partner.id}/keys`, { body: { name: 'Spare' } })
  const { id: spareKeyId } = key.body as { id: string }
  const orgKey = await tenantry.call('POST', '/v1/org/keys', {
    headers: bearer(org.orgApiKey),
    body: { name: 'Spare' },
  })
  const { id: spareOrgKeyId } = orgKey.body as { id: string }
  const claimed = await createTestOrg(partner)
  await tenantry.database.sql(`update orgs set status = 'claimed' where id = $1`, [claimed.organizationId])
  const headers = bearer(org.orgApiKey)
  const project = await tenantry.call('POST', '/v1/projects', { headers, body: { name: 'Second' } })
  const agent = await tenantry.call('POST', '/v1/agents', {
    headers: { ...headers, 'x-project-id': org.projectId },
    body: { name: 'Second', identifier: 'second' },
  })
  const [agentId, projectId] = [agent, project].map(({ body: made }) => (made as { id: string }).id)
  if (agentId === undefined || projectId === undefined) throw new Error('The client was not furnished.')
  const { agentId: _default, ...rows } = await makeGatewayRows(tenantry, partner, org)
  const secrets = await makeSecrets(tenantry, partner, org)
  const person = { email: 'person@example.com', role: 'member' }
  const member = await partner.broker('POST', '/v1/partner/members', { body: person })
  const membership = await tenantry.call('POST', '/v1/org/members', { headers, body: person })
  const { userId = '' } = member.body as { userId?: string }
  const { memberId = '' } = membership.body as { memberId?: string }
  const link = await admin(tenantry, 'POST', '/sign-in-links')
  const [, signInToken = ''] = (link.body as { url: string }).url.split('#')
  const policies = await makePolicies(partner, orgRuuid)
  const access = await addAccessRows(tenantry, {
    ...{ partnerId: partner.id, orgId: org.organizationId, membershipId: memberId },
    locationId: uuidOf(locationRuuid),
  })
  const { controllerId, controllerKey } = access
  const controller = await tenantry.call('POST', '/device/v1/activate', {
    body: { serialNumber: `controller ${controllerId}`, activationKey: controllerKey },
  })
  const { token: controllerToken } = controller.body as { token: string }
  const keys = { spareKeyId, spareOrgKeyId, access, controllerToken, madeAt: tenantry.clock.now }
  const ids = {
    ...keys,
    signInToken,
    orgRuuid,
    locationRuuid,
    idleLocationRuuid,
    ...devices,
    externalId,
    widgetToken,
    agentId,
    projectId,
    userId,
    memberId,
  }
  return { partner, org, claimed, secrets, policies, ...ids, ...rows }
}

const shared = new WeakMap<TestTenantry, Promise<World>>()

/** One world of a server's, for all tests that only read or are refused; to make one takes longer than most of them. */
export const sharedWorld = (tenantry: TestTenantry): Promise<World> => {
  const known = shared.get(tenantry) ?? makeWorld(tenantry)
  shared.set(tenantry, known)
  return known
}

/** A device of the client, and another piece of hardware to register. */
const makeDevices = async (tenantry: TestTenantry, partner: TestPartner, orgUuid: string) => {
  const [registered, serialNumber] = ['registered', 'in stock'].map((tag) => `${tag} ${partner.id}`)
  if (registered === undefined || serialNumber === undefined) throw new Error('Two serial numbers are made.')
  for (const each of [registered, serialNumber])
    await addHardware(tenantry, { partnerId: partner.id, serialNumber: each })
  await partner.fleet('partner/registerCameraToClient', { orgUuid, serialNumber: registered })
  const { body } = await partner.fleet('partner/getClientDevices', { orgUuid })
  const [listed] = (body as { devices: { device: { uuid: string } }[] }).devices
  const hardware = { serialNumber: registered, activationKey: `activation ${registered}` }
  const activated = await tenantry.call('POST', '/device/v1/activate', { body: hardware })
  const { token: deviceToken } = activated.body as { token: string }
  const takenAt = tenantry.clock.now.getTime() - 30_000
  const uploaded = await tenantry.call('POST', `/device/v1/snapshot?timestampMs=${takenAt}`, {
    headers: bearer(deviceToken),
    raw: jpeg(),
  })
  const { snapshotId } = uploaded.body as { snapshotId: string }
  const frameRuuid = toRuuid(snapshotId as OrgId)
  const deviceRuuid = listed?.device.uuid ?? ''
  const wish = { deviceUuids: [deviceRuuid], startTimeMillis: takenAt, durationSec: 1, title: CLIP }
  const clip = await partner.fleet('video/spliceV3', wish, { org: orgUuid })
  const { clipUuid: clipRuuid } = clip.body as { clipUuid: string }
  const raised = { type: 'alert_raised', at: tenantry.clock.now.toISOString(), activities: ['person'] }
  await tenantry.call('POST', '/device/v1/event', {
    headers: bearer(deviceToken),
    body: { events: [raised] },
  })
  const alerts = await partner.fleet('event/getPolicyAlerts', {}, { org: orgUuid })
  const [alert] = (alerts.body as { policyAlerts: { uuid: string }[] }).policyAlerts
  const rows = { frameRuuid, clipRuuid, alertRuuid: alert?.uuid ?? '' }
  return { serialNumber, deviceRuuid, hardware, deviceToken, ...rows }
}

/** A rule of the project, one of the organization, and a request that waits for a decision. */
const makeGatewayRows = async (tenantry: TestTenantry, partner: TestPartner, org: TestOrg) => {
  const idOf = ({ body }: Answer): string => (body as { id: string }).id
  const createRule = async (path: string, key: string) => {
    const rule = { name: 'Rule', hostPattern: 'api.example.com', action: 'block', enabled: true }
    return idOf(await tenantry.call('POST', path, { headers: bearer(key), body: rule }))
  }
  const agents = await tenantry.call('GET', '/v1/agents', { headers: bearer(org.projectApiKey) })
  const agentId = (agents.body as { id: string }[])[0]?.id ?? ''
  const { organizationId: orgId, projectId } = org
  const held = await holdRequest(tenantry, { partnerId: partner.id, orgId, projectId, agentId })
  return {
    agentId,
    ruleId: await createRule('/v1/rules', org.projectApiKey),
    orgRuleId: await createRule('/v1/org/rules', org.orgApiKey),
    approvalId: held.id,
  }
}

const { csr } = await requestCertificate()

/** What a field of this name holds where any text or number would not do. */
const VALUES: Readonly<Record<string, (world: World) => unknown>> = {
  at: () => '2026-03-15T10:30:00Z',
  accessControlledDoorUuid: ({ access }) => toRuuid(access.doorId as OrgId),
  accessControlledDoorUuids: ({ access }) => [toRuuid(access.doorId as OrgId)],
  accessGrant: ({ access, locationRuuid }) => ({
    ...{ uuid: toRuuid(access.accessGrantId as OrgId), name: 'Night shift', locationUuid: locationRuuid },
    accessControlledDoorUuids: [toRuuid(access.doorId as OrgId)],
    groupUuids: [toRuuid(access.accessGroupId as OrgId)],
  }),
  accessGrantUuid: ({ access }) => toRuuid(access.accessGrantId as OrgId),
  accessSettings: ({ memberId }) => ({
    ...{ visibility: 'PRIVATE', allowedRoles: [toRuuid(ORG_ROLE_IDS.member as OrgId)] },
    allowedUsers: [toRuuid(memberId as OrgId)],
  }),
  agentId: ({ agentId }) => agentId,
  alertUuid: ({ alertRuuid }) => alertRuuid,
  authType: () => 'CERT',
  cameraUuid: ({ deviceRuuid }) => deviceRuuid,
  credentialHexValue: () => '00c0ffee',
  credentialUuid: ({ access }) => toRuuid(access.badgeId as OrgId),
  clipUuid: ({ clipRuuid }) => clipRuuid,
  color: () => '#1a2b3c',
  clientContactEmail: () => 'contact@example.com',
  clientDeviceUuid: ({ deviceRuuid }) => deviceRuuid,
  clientOrgUuid: ({ orgRuuid }) => orgRuuid,
  // There are no app connections yet.
  connections: () => [],
  details: () => ({ dealName: 'Acme, 25 cameras' }),
  csr: () => csr,
  default_company_shortname: () => 'acme-tours',
  deviceUuid: ({ deviceRuuid }) => deviceRuuid,
  domain: () => '.example.com',
  durationSec: () => 60,
  doorLockdownStateMap: ({ access }) => ({ [toRuuid(access.doorId as OrgId)]: 'UNLOCKED' }),
  doors: () => [{ key: 'front', name: 'Front', unlockSeconds: 5, ajarSeconds: 30 }],
  email: () => 'somebody@example.com',
  // Of the first type, which every device has.
  events: () => [
    {
      ...{ type: 'tamper', at: '2026-03-15T10:30:00Z', tampered: true },
      ...{ component: 'reader 1', door: 'Gate', source: 'switch' },
    },
  ],
  expiresAt: () => '2030-01-31T12:00:00Z',
  expires_at: () => '2030-01-31T12:00:00Z',
  external_id: () => 'customer-2',
  groupUuid: ({ access }) => toRuuid(access.accessGroupId as OrgId),
  groupUuids: ({ access }) => [toRuuid(access.accessGroupId as OrgId)],
  identifier: () => 'third',
  hostPattern: () => '*.example.com:8443',
  injectionConfig: () => ({ headerName: 'X-Api-Key', valueFormat: 'Key {value}' }),
  ipAllowList: () => ['127.0.0.1', '2001:db8::/32'],
  language: () => 'de',
  lastEvaluatedKey: ({ orgRuuid }) => orgRuuid,
  locationIdentifier: ({ locationRuuid }) => locationRuuid,
  lastTimestampMs: () => Date.UTC(2030, 0),
  locationUuid: ({ locationRuuid }) => locationRuuid,
  lockdownPlanUuid: ({ access }) => toRuuid(access.lockdownPlanId as OrgId),
  lockdownPlanUuids: ({ access }) => [toRuuid(access.lockdownPlanId as OrgId)],
  logoUrl: () => 'https://partner.example/logo.svg',
  maxPageSize: () => 10,
  ownerEmail: () => 'owner@example.com',
  parentIdentifier: () => 'default',
  permissionGroupUuid: () => toRuuid(ORG_ROLE_IDS.admin as OrgId),
  pathPattern: () => '/v1/*',
  policyUuid: ({ policies }) => policies.cameraPolicy,
  minuteOfWeekStop: () => 60,
  ruleUuid: ({ policies }) => policies.rule,
  scheduleUuid: ({ policies }) => policies.schedule,
  scheduleUuids: ({ policies }) => [policies.schedule],
  vehicleLicensePlate: () => PLATE,
  policyAlertUuid: ({ alertRuuid }) => alertRuuid,
  parentLocationUuid: ({ locationRuuid }) => locationRuuid,
  // Ownership is given by owners alone.
  // A camera's.
  readings: () => ({ batteryPercent: 80, lanAddresses: ['192.0.2.7'] }),
  role: () => 'admin',
  rateLimitPerMinute: () => 1_000_000,
  role_ids: () => [ORG_ROLE_IDS.member],
  secretIds: () => [],
  sensorUuid: ({ deviceRuuid }) => deviceRuuid,
  tagUuid: ({ deviceRuuid }) => deviceRuuid,
  cameraUuids: ({ deviceRuuid }) => [deviceRuuid],
  deviceUuids: ({ deviceRuuid }) => [deviceRuuid],
  deviceUuidFilters: ({ deviceRuuid }) => [deviceRuuid],
  // Its camera stands nowhere.
  locationUuidFilters: () => [],
  filterByPrivate: () => false,
  pageToken: ({ clipRuuid, madeAt }) => `made-desc.${madeAt.getTime() + 1}.${clipRuuid}`,
  searchFilter: () => CLIP,
  savedClipUuid: ({ clipRuuid }) => clipRuuid,
  sortField: () => 'createdAtMs',
  sortOrder: () => 'desc',
  startTimeMillis: ({ madeAt }) => madeAt.getTime() - 60_000,
  timestampFilterField: () => 'timestampMs',
  cameraBulkDetails: ({ deviceRuuid, locationRuuid }) => [
    {
      ...{ uuid: deviceRuuid, name: 'Gate', nameUpdated: true, latitude: 1.5, latitudeUpdated: true },
      ...{ locationUuid: locationRuuid, locationUuidUpdated: true },
    },
  ],
  scope: () => 'ORG',
  interval: () => 'HOURLY',
  startTimeMs: () => 1_773_500_000_000,
  endTimeMs: () => 1_773_540_000_000,
  endTime: () => 1_773_540_000_000,
  timeZone: () => 'Europe/Berlin',
  serialNumber: ({ serialNumber }) => serialNumber,
  stateUpdatedAtMillis: ({ madeAt }) => madeAt.getTime(),
  supportEmail: () => 'help@partner.example',
  supportUrl: () => 'https://partner.example/help',
  targetOrgUuid: ({ claimed }) => toRuuid(claimed.organizationId as OrgId),
  tokenUuid: ({ spareKeyId }) => toRuuid(spareKeyId as OrgId),
  timezoneId: () => 'Europe/Berlin',
  type: () => 'generic',
  tz: () => 'Europe/Berlin',
  until: () => '2030-01-31T12:00:00Z',
  userUuid: ({ memberId }) => toRuuid(memberId as OrgId),
  userUuids: ({ memberId }) => [toRuuid(memberId as OrgId)],
  uuid: ({ locationRuuid }) => locationRuuid,
  wifiPsk: () => ['c2VjcmV0'],
  website: () => 'https://customer.example',
}

const sampleOf = (schema: Schema, name: string, world: World): unknown => {
  const known = VALUES[name]
  if (known !== undefined) return known(world)
  if (schema.anyOf?.[0] !== undefined) return sampleOf(schema.anyOf[0], name, world)
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.format === 'RUUID') return world.orgRuuid
  if (schema.type === 'object') return validBody(schema, world)
  if (schema.type === 'array') return schema.items ? [sampleOf(schema.items, '', world)] : []
  if (schema.type === 'boolean') return true
  if (schema.type === 'string') return `Some ${name}`
  return schema.minimum ?? 0
}

/** A row of each kind that the operator loads; their documents say that rows are looked at one by one. */
const ROWS: Readonly<Record<string, (world: World) => object>> = {
  importHardware: () => hardwareRow({ serialNumber: `loaded ${randomBytes(6).toString('hex')}` }),
  importClaimKeys: () => ({ externalId: 'key-1' }),
  importLicences: ({ org }) => ({
    ...{ externalId: 'licence-1', orgId: org.organizationId },
    ...{ per: 'organization', state: 'CLAIMED' },
  }),
  importShipments: ({ org }) => ({ number: 'shipment-1', orgId: org.organizationId, state: 'SHIPPED' }),
}

/** What one operation of the fleet dialect takes otherwise than the others that have a field of this name. */
const OTHERWISE: Readonly<Record<string, (world: World) => Record<string, unknown>>> = {
  createRule: () => ({ rule: { name: 'Lights', triggers: [{ type: 'UNKNOWN' }] } }),
  createDoorPolicy: () => ({ policy: { name: 'Front', defaultTriggers: ['DOOR_AJAR'] } }),
  deleteDoorPolicy: ({ policies }) => ({ policyUuid: policies.doorPolicy }),
  deleteLocation: ({ idleLocationRuuid }) => ({ uuid: idleLocationRuuid }),
  deleteSchedule: ({ policies }) => ({ scheduleUuid: policies.idleSchedule }),
  findUserByEmail: () => ({ email: 'person@example.com' }),
  updateCameraPolicy: ({ policies }) => ({
    policy: {
      ...{ uuid: policies.cameraPolicy, name: 'Gate' },
      defaultTriggers: [{ activity: 'MOTION', threshold: 1 }],
      scheduledTriggers: [
        { scheduleUuid: policies.schedule, triggerSet: [{ activity: 'MOTION', threshold: 1 }] },
      ],
    },
  }),
  updateDoorPolicy: ({ policies }) => ({ policy: { uuid: policies.doorPolicy, name: 'Back' } }),
  updateRule: ({ policies }) => ({ rule: { uuid: policies.rule, name: 'Sirens' } }),
  updateSchedule: ({ policies }) => ({
    schedule: {
      ...{ uuid: policies.schedule, name: 'Late' },
      intervalList: [{ minuteOfWeekStart: 60, minuteOfWeekStop: 420 }],
    },
  }),
}

/** A body with every documented field, all of them right. */
const validBody = (schema: Schema, world: World): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, sampleOf(field, name, world)]),
  )

const secretIdFor = (path: string, { secrets }: World): string => {
  if (path.endsWith('/budget')) return secrets.metered
  if (path.startsWith('/v1/partner/')) return secrets.partner
  return path.startsWith('/v1/org/') ? secrets.org : secrets.project
}

const pathValues = (world: World, path: string): Readonly<Record<string, string>> => ({
  agentId: world.agentId,
  agent: 'codex',
  connectionId: MISSING_UUID,
  id: world.approvalId,
  provider: 'github',
  ruleId: path.startsWith('/v1/org/') ? world.orgRuleId : world.ruleId,
  externalId: world.externalId,
  frameUuid: world.frameRuuid,
  clipUuid: world.clipRuuid,
  deviceUuid: world.deviceRuuid,
  alertUuid: world.alertRuuid,
  keyId: /^\/v1\/org\/|\/api-keys\/|\/integrations\/org\//.test(path)
    ? world.spareOrgKeyId
    : world.spareKeyId,
  orgId: world.org.organizationId,
  partnerId: world.partner.id,
  projectId: world.projectId,
  userId: world.userId,
  memberId: world.memberId,
})

const credentialFor = (
  operation: DocumentedOperation,
  { partner, org, claimed, widgetToken, deviceToken, controllerToken }: World,
): Record<string, string> => {
  const { dialect, path } = operation
  if (path.startsWith('/widget/')) return bearer(widgetToken)
  if (dialect === 'admin') return bearer(OPERATOR_KEY)
  if (path.endsWith('/device/v1/doors')) return bearer(controllerToken)
  if (dialect === 'device') return path.endsWith('/activate') ? {} : bearer(deviceToken)
  // Whatever an organization's key mints it mints for its own.
  if (/^\/api\/integrations\//.test(path)) return fleetHeaders(org.orgApiKey, 'api-token')
  if (dialect === 'fleet') return fleetHeaders(partner.key)
  if (operation.operation.operationId === 'changePartnerAccess') return bearer(claimed.orgApiKey)
  if (dialect === 'embed' || /^\/v1\/(?:partner(?:\/|$)|whoami$)/.test(path)) return bearer(partner.key)
  if (path.startsWith('/v1/user')) return bearer(org.projectApiKey)
  return { ...bearer(org.orgApiKey), 'x-project-id': org.projectId }
}

/** A request that its document allows and that succeeds in the given world. */
export interface ValidRequest {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Record<string, unknown> | undefined
  /** An image, where that is the body. */
  readonly image?: Buffer
}

const bodyFor = ({ dialect, operation, body }: DocumentedOperation, world: World) => {
  const { operationId } = operation
  if (operationId === 'activateDevice') return world.hardware
  if (operationId === 'redeemSignInLink') return { token: world.signInToken }
  const otherwise = dialect === 'fleet' ? OTHERWISE[operationId] : undefined
  if (otherwise !== undefined) return otherwise(world)
  const row = ROWS[operationId]
  return body && { ...validBody(body, world), ...(row !== undefined && { rows: [row(world)] }) }
}

export const validRequest = (operation: DocumentedOperation, world: World): ValidRequest => {
  const secretId = secretIdFor(operation.path, world)
  const values: Readonly<Record<string, string>> = { ...pathValues(world, operation.path), secretId }
  return {
    method: operation.method,
    url: `${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))}${neededQuery(operation.operation)}`,
    headers: {
      ...credentialFor(operation, world),
      ...(takesOrgHeader(operation) && { 'x-auth-org': world.orgRuuid }),
    },
    body: bodyFor(operation, { ...world, spareKeyId: values['keyId'] ?? '' }),
    ...(operation.takesImage && { image: jpeg() }),
  }
}

/** The key that an answer put in the place of the one that called. */
const newKeyIn = (operationId: string, { body }: Answer): string | undefined => {
  if (operationId === 'regenerateApiKey') return (body as { apiKey: string }).apiKey
  if (operationId !== 'rotateSeenCredentials') return undefined
  const { credentials } = body as { credentials: readonly { kind: string; token: string }[] }
  return credentials.find(({ kind }) => kind === 'org_key')?.token
}

/** The same request once more: where the answer brought a new key for the old one, with that. */
export const retried = (
  { operation }: DocumentedOperation,
  request: ValidRequest,
  first: Answer,
): ValidRequest => {
  const apiKey = newKeyIn(operation.operationId, first)
  if (apiKey === undefined) return request
  return { ...request, headers: { ...request.headers, ...bearer(apiKey) } }
}

/** Sends a request as it is, or with some of its parts replaced. */
export const send = (
  tenantry: TestTenantry,
  request: ValidRequest,
  changed: {
    readonly headers?: Record<string, string>
    readonly body?: unknown
    readonly raw?: string | Buffer
    readonly url?: string
  } = {},
): Promise<Answer> => {
  const { method, url, headers, body, image } = request
  const sent = 'raw' in changed ? {} : { body: 'body' in changed ? changed.body : body }
  const raw = changed.raw ?? image
  return tenantry.call(method, changed.url ?? url, {
    ...sent,
    ...(raw !== undefined && { raw }),
    headers: { ...headers, ...changed.headers },
  })
}
