import type { DocumentedOperation } from './documented-operations.ts'
import { type JsonSchema, propertiesOf } from './json-schema.ts'

/** What an id can name. */
export const NOUNS = [
  'org',
  'org by external id',
  'partner',
  'project',
  'agent',
  'location',
  'device',
  'door',
  'access group',
  'access grant',
  'badge',
  'lockdown plan',
  'partner key',
  'org key',
  'token of an org',
  'partner secret',
  'org secret',
  'project secret',
  'partner member',
  'membership',
  'position',
  'rule',
  'rule of an org',
  'approval',
  'schedule',
  'idle schedule',
  'camera policy',
  'door policy',
  'alert rule',
  'vehicle',
  'clip',
] as const
export type Noun = (typeof NOUNS)[number]

interface Rule {
  readonly in: 'path' | 'query' | 'header' | 'body'
  readonly name: string
  /** Where the name means this; everywhere without. */
  readonly under?: RegExp
  /** Whose id it is; `none` for what only looks like one. */
  readonly noun: Noun | 'none'
  /** What happens without it: the call runs in the caller's own place, is accepted, or is refused. */
  readonly absent?: 'own' | 'accepted' | 'refused'
}

/** Every id that the documents name. An operation with another one fails the matrix until it is added here. */
const RULES: readonly Rule[] = [
  { in: 'header', name: 'x-auth-org', noun: 'org', absent: 'own' },
  { in: 'header', name: 'x-project-id', noun: 'project', absent: 'refused' },
  { in: 'header', name: 'x-auth-scheme', noun: 'none' },
  { in: 'header', name: 'x-auth-access-token', noun: 'none' },
  { in: 'header', name: 'idempotency-key', noun: 'none' },
  { in: 'path', name: 'orgId', noun: 'org' },
  { in: 'path', name: 'externalId', noun: 'org by external id' },
  { in: 'path', name: 'partnerId', noun: 'partner' },
  { in: 'path', name: 'keyId', under: /^\/v1\/org\/|\/api-keys\//, noun: 'org key' },
  { in: 'path', name: 'keyId', noun: 'partner key' },
  { in: 'path', name: 'projectId', noun: 'project' },
  { in: 'path', name: 'agentId', noun: 'agent' },
  { in: 'path', name: 'secretId', under: /^(?:\/v1)?\/partner\//, noun: 'partner secret' },
  { in: 'path', name: 'secretId', under: /^\/(?:v1|api)\/org\//, noun: 'org secret' },
  { in: 'path', name: 'secretId', under: /^\/(?:v1|api)\/secrets\//, noun: 'project secret' },
  // No app is offered, so it has neither connections nor rules.
  { in: 'path', name: 'ruleId', under: /\/apps\//, noun: 'none' },
  { in: 'path', name: 'connectionId', noun: 'none' },
  { in: 'body', name: 'connectionId', noun: 'none' },
  { in: 'body', name: 'hostId', noun: 'none' },
  { in: 'path', name: 'ruleId', under: /^\/(?:v1|api)\/org\//, noun: 'rule of an org' },
  { in: 'path', name: 'ruleId', noun: 'rule' },
  { in: 'path', name: 'id', under: /^\/(?:v1|api)\/approvals\//, noun: 'approval' },
  { in: 'body', name: 'agentId', under: /\/rules$/, noun: 'agent', absent: 'accepted' },
  // An agent that is not the project's is refused as in a new rule: test/contract/broker-rules.test.ts.
  { in: 'body', name: 'agentId', under: /\/rules\/\{ruleId\}$/, noun: 'none' },
  // No app is offered, so nothing looks at whom its permissions are for.
  { in: 'body', name: 'agentId', under: /\/rules\/permissions\//, noun: 'none' },
  { in: 'body', name: 'changes.toolId', noun: 'none' },
  { in: 'path', name: 'provider', noun: 'none' },
  { in: 'query', name: 'provider', noun: 'none' },
  // A kind of program, and an agent by its name in the caller's own project.
  { in: 'path', name: 'agent', noun: 'none' },
  { in: 'query', name: 'agent', noun: 'none' },
  { in: 'query', name: 'agent_framework', noun: 'none' },
  // What the caller does not want to be shown.
  { in: 'query', name: 'exclude', noun: 'none' },
  { in: 'path', name: 'userId', under: /^(?:\/v1)?\/partner\/members\//, noun: 'partner member' },
  { in: 'path', name: 'memberId', under: /^\/v1\/org\/members\//, noun: 'membership' },
  { in: 'query', name: 'cursor', noun: 'position', absent: 'accepted' },
  { in: 'query', name: 'limit', noun: 'none' },
  { in: 'query', name: 'offset', noun: 'none' },
  // What lists are narrowed to: a stranger's id finds nothing, as any id that is not there (broker-events.test.ts).
  ...['type', 'orgId', 'subject', 'actor', 'since', 'until', 'operation', 'from', 'to', 'groupBy'].map(
    (name): Rule => ({ in: 'query', name, noun: 'none' }),
  ),
  // What requests of agents are narrowed to, and what is asked about one that is not sent.
  ...['agentId', 'host', 'outcome', 'method', 'url'].map(
    (name): Rule => ({ in: 'query', name, noun: 'none' }),
  ),
  // What a partner's organizations are narrowed to and sorted by: a stranger's id finds nothing (broker-portfolio.test.ts).
  ...['search', 'status', 'suspended', 'sort'].map((name): Rule => ({ in: 'query', name, noun: 'none' })),
  { in: 'query', name: 'agents', noun: 'none' },
  // A credential like those in headers.
  { in: 'query', name: 'token', noun: 'none' },
  { in: 'query', name: 'x-auth-ft', noun: 'none' },
  { in: 'body', name: 'clientOrgUuid', noun: 'org', absent: 'refused' },
  ...['orgUuid', 'sourceOrgUuid', 'targetOrgUuid'].map(
    (name): Rule => ({ in: 'body', name, under: /^\/api\/partner\//, noun: 'org', absent: 'refused' }),
  ),
  { in: 'body', name: 'clientDeviceUuid', noun: 'device', absent: 'refused' },
  { in: 'body', name: 'cameraUuid', noun: 'device', absent: 'refused' },
  // Another name of the same.
  { in: 'body', name: 'deviceUuid', under: /\/getCameraAIThresholds$/, noun: 'none' },
  { in: 'body', name: 'deviceUuid', noun: 'device', absent: 'refused' },
  // The one frame of a clip goes by the clip's id, and so does its camera.
  { in: 'path', name: 'frameUuid', under: /^\/media\/clips\//, noun: 'clip' },
  { in: 'path', name: 'deviceUuid', under: /^\/media\/clips\//, noun: 'clip' },
  { in: 'path', name: 'clipUuid', noun: 'clip' },
  ...['clipUuid', 'savedClipUuid'].map(
    (name): Rule => ({ in: 'body', name, noun: 'clip', absent: 'refused' }),
  ),
  // The one frame of a device goes by the device's id.
  { in: 'path', name: 'frameUuid', noun: 'device' },
  // So does its one alert.
  { in: 'path', name: 'alertUuid', noun: 'device' },
  // What lists are narrowed to: a stranger's finds nothing (fleet-alerts.test.ts).
  { in: 'body', name: 'alertUuid', under: /\/event\/get(Expiring)?PolicyAlerts(V2)?$/, noun: 'none' },
  { in: 'body', name: 'alertUuid', noun: 'device', absent: 'refused' },
  // Another name of the same.
  { in: 'body', name: 'policyAlertUuid', under: /\/dismissPolicyAlertV2$/, noun: 'none' },
  { in: 'body', name: 'policyAlertUuid', noun: 'device', absent: 'refused' },
  // What clips are narrowed to, and who sees them: test/contract/fleet-clip-lists.test.ts, fleet-clips.test.ts.
  ...[
    ...['deviceUuidFilters', 'locationUuidFilters'],
    ...['accessSettings.allowedRoles', 'accessSettings.allowedUsers'],
  ].map((name): Rule => ({ in: 'body', name, noun: 'none' })),
  // What lists are narrowed to and where they go on: a stranger's id finds nothing (fleet-alerts.test.ts).
  ...['deviceUuids', 'locationUuids', 'lastUuid'].map(
    (name): Rule => ({ in: 'body', name, under: /\/event\/get/, noun: 'none' }),
  ),
  { in: 'query', name: 'timestampMs', noun: 'none' },
  { in: 'body', name: 'sensorUuid', noun: 'device', absent: 'refused' },
  { in: 'body', name: 'tagUuid', noun: 'device', absent: 'refused' },
  { in: 'body', name: 'configUpdate.deviceUuid', noun: 'device', absent: 'refused' },
  { in: 'body', name: 'deviceUuids', under: /\/spliceV3$/, noun: 'device', absent: 'refused' },
  // Lists of ids, of which one that is elsewhere refuses them all: test/contract/fleet-camera-details.test.ts.
  ...[
    'cameraUuids',
    'deviceUuids',
    ...['uuid', 'locationUuid', 'policyUuid'].map((id) => `cameraBulkDetails.${id}`),
  ].map((name): Rule => ({ in: 'body', name, noun: 'none' })),
  // A device's or a location's, as the scope says: test/contract/fleet-reports.test.ts.
  { in: 'body', name: 'uuid', under: /^\/api\/report\//, noun: 'none' },
  { in: 'body', name: 'locationUuid', under: /^\/api\/partner\//, noun: 'location', absent: 'accepted' },
  { in: 'body', name: 'uuid', under: /^\/api\/location\//, noun: 'location', absent: 'refused' },
  { in: 'body', name: 'locationUuid', under: /^\/api\/location\//, noun: 'location', absent: 'refused' },
  // By its id; a name is looked for in the same place (fleet-location-labels.test.ts).
  { in: 'body', name: 'locationIdentifier', noun: 'location', absent: 'refused' },
  // An agent by its name in the caller's own project.
  { in: 'body', name: 'parentIdentifier', noun: 'none' },
  // Access control: one id of each call is aimed; the lists and those beside it are tried in the nouns' own tests.
  { in: 'body', name: 'accessControlledDoorUuid', noun: 'door', absent: 'refused' },
  {
    in: 'body',
    name: 'groupUuid',
    under: /^\/api\/accesscontrol\//,
    noun: 'access group',
    absent: 'refused',
  },
  { in: 'body', name: 'accessGrantUuid', noun: 'access grant', absent: 'refused' },
  { in: 'body', name: 'accessGrant.uuid', noun: 'access grant', absent: 'refused' },
  { in: 'body', name: 'accessGrant.locationUuid', under: /\/createAccessGrant$/, noun: 'location' },
  ...['locationUuid', 'accessControlledDoorUuids', 'userUuids', 'groupUuids', 'scheduleUuid'].map(
    (name): Rule => ({ in: 'body', name: `accessGrant.${name}`, noun: 'none' }),
  ),
  { in: 'body', name: 'credentialUuid', noun: 'badge', absent: 'refused' },
  { in: 'body', name: 'userUuid', under: /AccessControlCredential/, noun: 'membership', absent: 'refused' },
  {
    in: 'body',
    name: 'userUuid',
    under: /\/findComponentEventsByUser$/,
    noun: 'membership',
    absent: 'refused',
  },
  { in: 'body', name: 'locationUuid', under: /^\/api\/component\//, noun: 'location', absent: 'refused' },
  { in: 'body', name: 'filter.lastUsedAccessControlledDoorUuidFilter', noun: 'none' },
  { in: 'body', name: 'filter.lastUsedLocationUuidFilter', noun: 'none' },
  { in: 'body', name: 'lockdownPlanUuid', noun: 'lockdown plan', absent: 'refused' },
  ...['lockdownPlanUuids', 'userUuids'].map((name): Rule => ({ in: 'body', name, noun: 'none' })),
  ...['physicalAccess', 'activationPlan', 'deactivationPlan'].flatMap((name): Rule[] => [
    { in: 'body', name: `${name}.groupUuids`, noun: 'none' },
    { in: 'body', name: `${name}.userUuids`, noun: 'none' },
  ]),
  {
    in: 'body',
    name: 'locationUuid',
    under: /\/createAccessControlGroup$/,
    noun: 'location',
    absent: 'accepted',
  },
  {
    in: 'body',
    name: 'locationUuid',
    under: /^\/api\/(?:accesscontrol|alertmonitoring)\//,
    noun: 'location',
    absent: 'refused',
  },
  { in: 'body', name: 'parentLocationUuid', noun: 'location', absent: 'accepted' },
  { in: 'body', name: 'userUuid', under: /^\/api\/user\//, noun: 'membership', absent: 'refused' },
  // What a feed is narrowed to: a stranger's id finds nothing (fleet-audit.test.ts).
  ...['principalUuid', 'targetUuid'].map((name): Rule => ({ in: 'body', name, noun: 'none' })),
  { in: 'body', name: 'tokenUuid', under: /^\/api\/partner\//, noun: 'partner key', absent: 'refused' },
  { in: 'body', name: 'tokenUuid', noun: 'token of an org', absent: 'refused' },
  { in: 'body', name: 'schedule.uuid', noun: 'schedule', absent: 'refused' },
  { in: 'body', name: 'scheduleUuid', under: /delete/, noun: 'idle schedule', absent: 'refused' },
  { in: 'body', name: 'scheduleUuid', under: /\/policy\//, noun: 'schedule', absent: 'refused' },
  { in: 'body', name: 'policy.uuid', under: /Camera/, noun: 'camera policy', absent: 'refused' },
  { in: 'body', name: 'policy.uuid', under: /Door/, noun: 'door policy', absent: 'refused' },
  { in: 'body', name: 'policyUuid', under: /Camera/, noun: 'camera policy', absent: 'refused' },
  { in: 'body', name: 'policyUuid', under: /Door/, noun: 'door policy', absent: 'refused' },
  { in: 'body', name: 'rule.uuid', noun: 'alert rule', absent: 'refused' },
  { in: 'body', name: 'ruleUuid', under: /\/rules\//, noun: 'alert rule', absent: 'refused' },
  // Every plate can be saved, and each organization has its own.
  { in: 'body', name: 'vehicleLicensePlate', under: /saveVehicle/, noun: 'none' },
  { in: 'body', name: 'vehicleLicensePlate', under: /\/vehicle\//, noun: 'vehicle', absent: 'refused' },
  // Inside lists, and looked for where the policy or the rule is: fleet-policies.test.ts and fleet-rules.test.ts.
  ...['scheduleUuid', 'schedule.uuid'].map(
    (name): Rule => ({ in: 'body', name: `policy.scheduledTriggers.${name}`, noun: 'none' }),
  ),
  { in: 'body', name: 'rule.ruleFilters.scheduleUuids', noun: 'none' },
  // The policy of a location is looked for where the location is: fleet-policies.test.ts.
  { in: 'body', name: 'policyUuid', noun: 'none' },
  { in: 'body', name: 'location.policyUuid', noun: 'none' },
  // Nothing is stored under these yet: they are kept as given and name no row.
  { in: 'body', name: 'floorPlans.mediaUuid', noun: 'none' },
  { in: 'body', name: 'location.floorPlans.mediaUuid', noun: 'none' },
  // Secrets and app connections are not there yet: every id of one is refused.
  { in: 'body', name: 'secretIds', noun: 'none' },
  { in: 'body', name: 'connections.appConnectionId', noun: 'none' },
  // The caller's own words.
  { in: 'body', name: 'external_id', noun: 'none' },
  { in: 'body', name: 'timezoneId', noun: 'none' },
  // The roles are the same in every installation.
  { in: 'body', name: 'role_ids', noun: 'none' },
  { in: 'body', name: 'permissionGroupUuid', noun: 'none' },
  { in: 'body', name: 'tz.id', noun: 'none' },
]

export interface Slot {
  readonly in: Rule['in']
  readonly name: string
  readonly noun: Noun
  readonly optional: boolean
  readonly absent: NonNullable<Rule['absent']>
}

const LOOKS_LIKE_AN_ID = /(?:^|_|\.)(?:id|uuid)s?$|(?:Id|ID|Uuid|UUID|Identifier|LicensePlate)s?$/
const ID_FORMATS = ['RUUID', 'uuid']

const ruleFor = ({ label, path }: DocumentedOperation, where: Rule['in'], name: string): Rule => {
  const rule = RULES.find(
    (known) => known.in === where && known.name === name && (known.under?.test(path) ?? true),
  )
  if (rule !== undefined) return rule
  throw new Error(
    `${label} takes "${name}" in its ${where}, and the isolation matrix does not know whose id that is: ` +
      'add it to RULES in test/isolation/id-slots.ts (and its noun to places.ts, if it is a new one).',
  )
}

const bodyIds = (schema: JsonSchema, prefix = ''): { name: string; required: boolean }[] =>
  propertiesOf(schema).flatMap(({ name, schema: property, required }) => {
    const path = `${prefix}${name}`
    const isId = LOOKS_LIKE_AN_ID.test(name) || ID_FORMATS.includes(property.format ?? '')
    return [...(isId ? [{ name: path, required }] : []), ...bodyIds(property, `${path}.`)]
  })

/** The ids that an operation takes; throws for one whose meaning nobody wrote down. */
export const slotsOf = (documented: DocumentedOperation): readonly Slot[] => {
  const { parameters = [], requestBody } = documented.operation
  const body = Object.values(requestBody?.content ?? {})[0]?.schema ?? {}
  const named = [
    ...parameters.map(({ in: where, name, required = false }) => ({
      where: where as Rule['in'],
      name,
      required,
    })),
    ...bodyIds(body as JsonSchema).map((id) => ({ where: 'body' as const, ...id })),
  ]
  return named.flatMap(({ where, name, required }) => {
    const { noun, absent = 'refused' } = ruleFor(documented, where, name)
    return noun === 'none' ? [] : [{ in: where, name, noun, optional: !required, absent }]
  })
}
