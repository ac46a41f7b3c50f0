import { randomBytes } from 'node:crypto'
import { newId, toRuuid } from '../../src/kernel/ids.ts'
import type { DialectName } from '../support/openapi.ts'
import { type AccessRows, missingAccessRows } from './access-rows.ts'
import type { Noun } from './id-slots.ts'
import type { GatewayRows, Household, PolicyRows, Secrets, Tenant } from './tenants.ts'

/** Somewhere that ids point to. */
export interface Place {
  spell(dialect: DialectName, noun: Noun): string
  /** The organization's id; undefined where there is none. */
  readonly orgId?: string
}

type Id = ReturnType<typeof newId>
const canonical = (dialect: DialectName, id: string): string => (dialect === 'fleet' ? toRuuid(id as Id) : id)

const at = (
  ids: Readonly<Record<Exclude<Noun, 'org by external id'>, string>>,
  externalId: string,
): Place => ({
  orgId: ids.org,
  spell: (dialect, noun) => (noun === 'org by external id' ? externalId : canonical(dialect, ids[noun])),
})

const secretIds = ({ partnerSecretId, orgSecretId, projectSecretId }: Secrets) => ({
  'partner secret': partnerSecretId,
  'org secret': orgSecretId,
  'project secret': projectSecretId,
})
const missingSecrets = (): Secrets => ({
  partnerSecretId: newId(),
  orgSecretId: newId(),
  projectSecretId: newId(),
})

const neverUsed = (): string => `never used ${randomBytes(8).toString('hex')}`

const gatewayIds = (
  { agentId, ruleId, orgRuleId, approvalId, orgKeyId }: GatewayRows,
  // The tokens of a partner's own organization are the partner's.
  tokenId = orgKeyId,
) => ({
  agent: agentId,
  rule: ruleId,
  'rule of an org': orgRuleId,
  approval: approvalId,
  'org key': orgKeyId,
  'token of an org': tokenId,
})

const policyIds = (rows: PolicyRows) => ({
  schedule: rows.scheduleId,
  'idle schedule': rows.idleScheduleId,
  'camera policy': rows.cameraPolicyId,
  'door policy': rows.doorPolicyId,
  'alert rule': rows.alertRuleId,
  // Its plate is that id in the spelling of the fleet dialect, the only one that takes plates.
  vehicle: rows.vehicleId,
  clip: rows.clipId,
})

const accessIds = (rows: AccessRows) => ({
  door: rows.doorId,
  'access group': rows.accessGroupId,
  'access grant': rows.accessGrantId,
  badge: rows.badgeId,
  'lockdown plan': rows.lockdownPlanId,
})

/** The rows of a partner that stand beside its organizations. */
export interface PartnersOwn {
  readonly keyId: string
  readonly partnerMemberId: string
}

export const partnersOwn = ({ partner, partnerMemberId }: Tenant): PartnersOwn => ({
  keyId: partner.keyId,
  partnerMemberId,
})

/** A client organization, seen from any dialect. */
export const placeOf = (
  household: Household,
  { keyId, partnerMemberId }: PartnersOwn,
  locationId = household.locationId,
): Place => {
  const { orgId, partnerId, projectId } = household
  const ids = {
    ...{ org: orgId, partner: partnerId, project: projectId, location: locationId },
    device: household.deviceId,
    ...gatewayIds(household),
    ...policyIds(household),
    ...accessIds(household),
  }
  const people = { 'partner member': partnerMemberId, membership: household.membershipId }
  const rest = { 'partner key': keyId, position: orgId, ...secretIds(household), ...people }
  return at({ ...ids, ...rest }, household.externalId)
}

/** A partner's own organization, or a partner as its operator sees it. */
export const ownPlaceOf = (
  { partner, ownProjectId, ownLocationId, ownSecrets, ownGatewayRows, ownPolicyRows, ...people }: Tenant,
  locationId = ownLocationId,
  keyId = partner.keyId,
): Place => {
  const ids = {
    ...{ org: partner.ownOrgId, partner: partner.id, project: ownProjectId, location: locationId },
    device: people.ownDeviceId,
    ...gatewayIds(ownGatewayRows, keyId),
    ...policyIds(ownPolicyRows),
    ...accessIds(people.ownAccessRows),
  }
  const members = { 'partner member': people.partnerMemberId, membership: people.ownMembershipId }
  const rest = {
    ...{ 'partner key': keyId, position: partner.ownOrgId },
    ...secretIds(ownSecrets),
    ...members,
  }
  return at({ ...ids, ...rest }, neverUsed())
}

/** Well-formed ids that were never given out. */
export const missingPlace = (): Place => {
  const ids = {
    ...{ org: newId(), partner: newId(), project: newId(), location: newId(), device: newId() },
    ...gatewayIds({
      ...{ agentId: newId(), ruleId: newId(), orgRuleId: newId() },
      ...{ approvalId: newId(), orgKeyId: newId() },
    }),
    ...policyIds({
      ...{ scheduleId: newId(), idleScheduleId: newId(), cameraPolicyId: newId(), doorPolicyId: newId() },
      ...{ alertRuleId: newId(), vehicleId: newId(), plate: '', clipId: newId() },
    }),
    ...accessIds(missingAccessRows()),
  }
  const people = { 'partner member': newId(), membership: newId() }
  const rest = { 'partner key': newId(), position: newId(), ...secretIds(missingSecrets()), ...people }
  const { orgId: _none, ...place } = at({ ...ids, ...rest }, neverUsed())
  return place
}

/** A text that is no id in any dialect, and no external id that could be stored. */
export const noId: Place = { spell: (_dialect, noun) => (noun === 'org by external id' ? '\0' : 'not-an-id') }

/** A real place, its ids spelled as the other dialects spell them. */
export const inAnotherSpelling = (place: Place): Place => ({
  spell: (dialect, noun) =>
    noun === 'org by external id'
      ? place.spell('fleet', 'org')
      : place.spell(dialect === 'fleet' ? 'broker' : 'fleet', noun),
})

/** A real place, its ids spelled almost right: upper-case digits, or spare bits that are not zero. */
export const inLooseSpelling = (place: Place): Place => ({
  spell: (dialect, noun) => {
    const exact = place.spell(dialect, noun)
    if (noun === 'org by external id') return `${exact} `
    if (dialect !== 'fleet') return exact.toUpperCase()
    const spareBits: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' }
    return exact.slice(0, -1) + (spareBits[exact.slice(-1)] ?? '=')
  },
})
