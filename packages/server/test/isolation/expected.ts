import { ALWAYS_REFUSED } from '../support/always-refused.ts'
import type { Aim, AimedSlots } from './aims.ts'
import type { Credential, Standing } from './credentials.ts'
import type { DocumentedOperation } from './documented-operations.ts'
import type { Slot } from './id-slots.ts'
import { isMalformed, type Target } from './targets.ts'

/** What the answer to one call has to be. */
export type Expected =
  | { readonly outcome: 'accepted'; readonly actsInside: boolean }
  /** All answers of one group are the same, byte for byte. */
  | {
      readonly outcome: 'refused'
      readonly statuses: readonly (number | 'error trio')[]
      readonly group?: string
    }
  | { readonly outcome: 'either' }

const refused = (group: string | undefined, ...statuses: (number | 'error trio')[]): Expected => ({
  outcome: 'refused',
  statuses,
  ...(group !== undefined && { group }),
})

const TENANTS: readonly Standing[] = ['partner', 'org', 'project', 'agent', 'device']

/** Who the broker serves where ("Who gets which refusal", and its guide's endpoint groups). */
const BROKER_SERVES: readonly (readonly [RegExp, readonly Standing[]])[] = [
  [/^(?:\/v1)?\/partner(?:\/|$)/, ['partner']],
  [/^(?:\/v1)?\/org\//, ['org']],
  [/^\/(?:v1|api)\/whoami$/, TENANTS],
  [/^\/(?:v1|api)\/projects(?:\/|$)/, ['org']],
  [/^\/(?:v1|api)\/user$/, ['partner', 'org', 'project']],
  // For people who are signed in, whom no credential of the matrix is.
  [/^\/v1\/user\/places$/, []],
  [/^\/(?:v1|api)\/(?:skill\/gateway|credential-stubs)/, ['partner', 'org', 'project', 'agent']],
  [/^\/(?:v1|api)\/team\//, ['org']],
  [/^\/(?:v1|api)\/apps\/(?:permission-definitions|.*\/permission-definition)$/, ['org', 'project']],
  [/^\/(?:v1|api)\/migrate\/export$/, ['org', 'project']],
]

const servedByBroker = ({ path, operation, label }: DocumentedOperation): readonly Standing[] => {
  const known = BROKER_SERVES.find(([pattern]) => pattern.test(path))?.[1]
  if (known !== undefined) return known
  // The project endpoints are the ones that take the project's header.
  if (operation.parameters?.some(({ name }) => name === 'x-project-id')) return ['org', 'project']
  throw new Error(
    `Nobody wrote down whom ${label} serves: add it to BROKER_SERVES in test/isolation/expected.ts.`,
  )
}

/** The status that a credential meets at the door of an operation, or `undefined` when it is let in. */
export const refusalAtTheDoor = (
  documented: DocumentedOperation,
  credential: Credential,
): number | undefined => {
  const { dialect, path, operation } = documented
  const { standing, fleetRefusal } = credential
  if (operation.security?.length === 0) return undefined
  const isPartnerPath = path.startsWith('/api/partner/')
  switch (dialect) {
    case 'fleet':
      if (fleetRefusal !== undefined) return fleetRefusal
      if (standing === 'none') return 401
      if (credential.isSession && (path.startsWith('/media/') || FOR_KEYS.includes(operation.operationId)))
        return 401
      if (standing === 'partner') return OF_ORG_ITSELF.includes(operation.operationId) ? 403 : undefined
      return standing === 'org' && !isPartnerPath ? undefined : 403
    case 'embed':
      // A widget's token is no kind of the matrix's, and the only one that is served there.
      if (operation.operationId === 'getWidgetConfig') return 401
      return standing === 'partner' ? undefined : 401
    case 'broker':
      if (!TENANTS.includes(standing)) return 401
      return servedByBroker(documented).includes(standing) ? undefined : 403
    case 'admin':
      return standing === 'operator' ? undefined : 401
    case 'device':
      if (!TENANTS.includes(standing)) return 401
      return standing === 'device' ? undefined : 403
  }
}

/** What is good for as long as the key that asks for it, and so for no session. */
const FOR_KEYS = ['generateFederatedSessionToken']
/** What an organization's own key asks for, and no partner for it (wire facts, section 5). */
const OF_ORG_ITSELF = ['submitApiTokenApplication', 'submitApiTokenApplicationDep']

/** What manages a client from outside; everything else that names one acts inside it. */
const FROM_OUTSIDE = [
  ...['deletePartnerClient', 'getPartnerOrg', 'deletePartnerOrg', 'getOrgByExternalId'],
  ...['suspendPartnerOrg', 'resumePartnerOrg'],
  ...['reissuePartnerClaimLink', 'listPartnerProjects'],
  ...['listPartnerOrgBudgets', 'setPartnerOrgBudget', 'clearPartnerOrgBudget'],
  // What was sold to a client is its partner's own business.
  ...['getLicensesForOrg', 'getDeviceLicensesForOrg', 'updateSendLicenseExpirationEmail', 'getShipments'],
]

/** What asks for hardware in stock, which no call of the matrix names. */
const OUT_OF_STOCK = ['registerCameraToClient']
/** What asks for a person by their address, and every call of the matrix makes one up. */
const BY_ADDRESS = ['findUserByEmail']
/** What asks for hardware to prove itself, which none of the matrix does. */
const UNPROVEN = ['activateDevice']
/** What asks for a link's token, and every call of the matrix makes one up. */
const BY_LINK = ['redeemSignInLink']
/** What a door controller does, which none of the matrix's devices is that call. */
const OF_CONTROLLERS = ['reportDoors']

/** What is refused until somebody owns the organization; nobody in the matrix does. */
const AFTER_A_CLAIM = ['changePartnerAccess']

/** What only a person has, or a project key, and so no machine of another kind. */
const OF_NOBODY: Readonly<Record<string, readonly Standing[]>> = {
  getUser: ['partner', 'org', 'project'],
  updateUser: ['partner', 'org', 'project'],
  getApiKey: ['org'],
  regenerateApiKey: ['org'],
}

const ANYWHERE_OF_THE_PARTNER: readonly Aim['second'][] = [
  'own client',
  'partner’s own org',
  'another client of the partner',
]

const missingStatus = (
  { dialect, path }: DocumentedOperation,
  { in: where, noun }: Slot,
): number | 'error trio' => {
  // The row is there; a field of it is wrong (OpenAPI, `createRule`).
  if (noun === 'agent' && where === 'body') return 400
  // What names an organization in the embed dialect's path is refused in its guide's words.
  if (dialect === 'embed' && noun === 'org') return 403
  if (dialect !== 'fleet') return 404
  if (path.startsWith('/media/') && noun !== 'org') return 404
  return noun === 'org' ? 403 : 'error trio'
}

const withoutId = ({ dialect }: DocumentedOperation, { absent, name, noun }: Slot): Expected | undefined => {
  if (absent !== 'refused') return undefined
  const group = `absent ${name}`
  if (noun === 'project') return refused(group, 401)
  return dialect === 'fleet' ? refused(group, 400, 'error trio') : refused(group, 400)
}

/** Where a call runs that names no organization, seen as a target. */
const homeOf = ({ standing }: Credential): Target =>
  standing === 'partner' ? 'partner’s own org' : 'own client'

/** A malformed or forgotten row id in a body may be noticed before the organization is looked at. */
const isNoticedFirst = (second: Slot | undefined, aim: Aim): boolean =>
  second?.in === 'body' && (aim.second === 'absent' || (aim.second !== 'same' && isMalformed(aim.second)))

const ofFirst = (
  documented: DocumentedOperation,
  { first, second }: AimedSlots,
  credential: Credential,
  aim: Aim,
): Expected | undefined => {
  if (first === undefined) return undefined
  if (aim.first === 'absent') return withoutId(documented, first)
  const status = missingStatus(documented, first)
  const foreign = isNoticedFirst(second, aim)
    ? refused(undefined, status, 400, 'error trio', ...(second ? [missingStatus(documented, second)] : []))
    : refused(second?.in === 'body' ? `foreign, ${aim.second}` : 'foreign', status)
  if (!credential.reaches.includes(aim.first)) return foreign
  if (aim.first !== 'partner’s own org' || first.in === 'header') return undefined
  // A partner's own organization is none of its clients; whether it may be summed up like one nobody says.
  return FROM_OUTSIDE.includes(documented.operation.operationId) ? foreign : { outcome: 'either' }
}

const ofSecond = (
  documented: DocumentedOperation,
  { second }: AimedSlots,
  credential: Credential,
  aim: Aim,
): Expected | undefined => {
  if (second === undefined) return undefined
  if (aim.second === 'absent') return withoutId(documented, second)
  // A partner's secret stands beside its organizations: one of it fits them all.
  if (second.noun === 'partner secret' && ANYWHERE_OF_THE_PARTNER.includes(aim.second)) return undefined
  const elsewhere = refused('row elsewhere', missingStatus(documented, second))
  // Nothing moves from a client to itself, and any two clients of a partner may be named together.
  if (second.noun === 'org') {
    if (aim.second === 'same') return refused(undefined, 400)
    if (aim.second !== 'partner’s own org' && credential.reaches.includes(aim.second)) return undefined
  }
  if (aim.second === 'same')
    return aim.first === 'absent' && !credential.reaches.includes(homeOf(credential)) ? elsewhere : undefined
  // Its sender knows that a malformed id is malformed: only a path and a header must not tell.
  return isMalformed(aim.second) && second.in === 'body'
    ? refused(undefined, missingStatus(documented, second))
    : elsewhere
}

/** What an operation has to answer to a credential that aims somewhere. */
export const expectedOf = (
  documented: DocumentedOperation,
  slots: AimedSlots,
  credential: Credential,
  aim: Aim,
): Expected => {
  const atTheDoor = refusalAtTheDoor(documented, credential)
  if (atTheDoor !== undefined) return refused('at the door', atTheDoor)
  if (credential.standing === 'project' && slots.first?.noun === 'project') return { outcome: 'either' }
  const { operationId } = documented.operation
  if (AFTER_A_CLAIM.includes(operationId)) return refused('unclaimed', 409)
  const inAClient =
    aim.first !== 'absent' &&
    aim.first !== 'partner’s own org' &&
    slots.first?.noun.startsWith('org') === true
  const refusal = ALWAYS_REFUSED[operationId]
  return (
    ofFirst(documented, slots, credential, aim) ??
    ofSecond(documented, slots, credential, aim) ??
    (OF_NOBODY[operationId]?.includes(credential.standing) ? refused('of nobody', 404) : undefined) ??
    (refusal === undefined ? undefined : refused(undefined, refusal)) ??
    (OUT_OF_STOCK.includes(operationId) ? refused(undefined, 'error trio') : undefined) ??
    (BY_ADDRESS.includes(operationId) ? refused(undefined, 'error trio') : undefined) ??
    (UNPROVEN.includes(operationId) ? refused(undefined, 401) : undefined) ??
    (BY_LINK.includes(operationId) ? refused(undefined, 410) : undefined) ??
    (OF_CONTROLLERS.includes(operationId) ? refused(undefined, 400) : undefined) ?? {
      outcome: 'accepted',
      actsInside: credential.standing === 'partner' && inAClient && !FROM_OUTSIDE.includes(operationId),
    }
  )
}
