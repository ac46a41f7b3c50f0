import { memberAs } from '../support/browser.ts'
import { grantTo } from '../support/oauth.ts'
import type { DialectName } from '../support/openapi.ts'
import { bearer, fleetHeaders } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { OPERATOR_KEY } from '../support/tenantry.ts'
import { renewedAccessRows } from './access-rows.ts'
import { inAnotherSpelling, inLooseSpelling, ownPlaceOf, type Place, partnersOwn, placeOf } from './places.ts'
import { everything, hiddenFromAll, staticPlace } from './static-world.ts'
import { isMalformed, TARGETS, type Target } from './targets.ts'
import {
  activate,
  addGatewayRows,
  addLocation,
  addMembership,
  addPartnerMember,
  addPolicyRows,
  addProject,
  addSecrets,
  createHousehold,
  createTenant,
  type Household,
  issueKey,
} from './tenants.ts'
import type { World } from './world.ts'

export type Standing = 'none' | 'bad' | 'partner' | 'org' | 'project' | 'agent' | 'device' | 'operator'

/** Something presented to authenticate, and what whoever presents it may reach. */
export interface Credential {
  readonly standing: Standing
  /** The refusal at the fleet's door, where the scheme itself decides. */
  readonly fleetRefusal?: 401 | 403
  /** Whether it is somebody's session, which is no key of theirs. */
  readonly isSession?: true
  headers(dialect: DialectName): Record<string, string>
  readonly targets: readonly Target[]
  readonly reaches: readonly Target[]
  /** Where a call aimed at a target goes; what may be destroyed there is made anew each time. */
  placeOf(target: Target): Promise<Place>
  /** Strings that no answer of an operation to this credential may hold. */
  hiddenIn(operationId: string): readonly string[]
}

type Headers = Credential['headers']
export const present =
  (key: string, scheme = 'api-token'): Headers =>
  (dialect) =>
    dialect === 'fleet' ? fleetHeaders(key, scheme) : bearer(key)

/** The access token of an application, in the header that fleet takes it in. */
export const presentToken =
  (token: string, scheme: 'api-oauth-token' | 'partner-api-oauth-token'): Headers =>
  (dialect) =>
    dialect === 'fleet' ? { 'x-auth-scheme': scheme, 'x-auth-access-token': token } : bearer(token)

/** The cookie of somebody who has signed in, as a page of the server sends it to the fleet dialect. */
export const presentSession =
  (cookie: string): Headers =>
  () => ({ 'x-auth-scheme': 'session', cookie, 'sec-fetch-site': 'same-origin' })

/** Somebody's session instead of a key. */
export const bySession =
  (make: (world: World) => Promise<Credential>) =>
  async (world: World): Promise<Credential> => ({ ...(await make(world)), isSession: true })

/** A credential that opens no door: all it meets is the static world. */
export const shut = (
  standing: Standing,
  headers: Headers,
  fleetRefusal?: 401 | 403,
): ((world: World) => Promise<Credential>) => {
  return async (world) => ({
    standing,
    headers,
    targets: TARGETS,
    reaches: [],
    placeOf: async (target) => staticPlace(world, target),
    hiddenIn: () => everything(world),
    ...(fleetRefusal && { fleetRefusal }),
  })
}

const accessRowsIn = renewedAccessRows()

export const partnerKey =
  (key: (world: World) => string, headersOf = (token: string) => present(token, 'partner-api-token')) =>
  async (world: World): Promise<Credential> => {
    const { tenantry, ours } = world
    const fresh = async (): Promise<Place> => {
      const household = await createHousehold(tenantry, ours.partner)
      const { id: locationId } = await addLocation(tenantry, household)
      const keyId = (await issueKey(tenantry, ours)).id
      // A client's last project cannot be deleted.
      const project = await addProject(tenantry, household)
      const partnerMemberId = await addPartnerMember(tenantry, ours.partner)
      return placeOf({ ...household, ...project }, { keyId, partnerMemberId }, locationId)
    }
    const inOwnOrg = async (): Promise<Place> => {
      const place = { partnerId: ours.partner.id, orgId: ours.partner.ownOrgId }
      const { ids } = await addSecrets(tenantry, { ...place, projectId: ours.ownProjectId })
      const keyId = (await issueKey(tenantry, ours)).id
      const people = {
        partnerMemberId: await addPartnerMember(tenantry, ours.partner),
        ownMembershipId: await addMembership(tenantry, place),
      }
      const { id: locationId } = await addLocation(tenantry, place)
      const ownAccessRows = await accessRowsIn(tenantry, {
        // A location with access grants is not deleted.
        ...{ ...place, locationId: (await addLocation(tenantry, place)).id },
        membershipId: people.ownMembershipId,
      })
      const ownPolicyRows = await addPolicyRows(tenantry, place)
      const owned = { ownSecrets: ids, ownAccessRows, ownPolicyRows }
      return ownPlaceOf({ ...ours, ...people, ...owned }, locationId, keyId)
    }
    return {
      standing: 'partner',
      headers: headersOf(key(world)),
      targets: TARGETS,
      reaches: ['own client', 'partner’s own org', 'another client of the partner'],
      placeOf: async (target) => {
        if (target === 'partner’s own org') return inOwnOrg()
        const isFresh = target === 'own client' || target === 'another client of the partner'
        return isFresh ? fresh() : staticPlace(world, target)
      },
      hiddenIn: () => [...hiddenFromAll(world), ...world.home.shownOnce, ...world.neighbour.shownOnce],
    }
  }

export const strangersKey = async (world: World): Promise<Credential> => {
  const { stranger, ours, keys } = world
  const own = [...stranger.strings, ...stranger.inherited]
  const others = everything(world).filter((text) => !own.includes(text))
  return {
    standing: 'partner',
    headers: present(stranger.partner.key, 'partner-api-token'),
    targets: TARGETS,
    reaches: [],
    placeOf: async (target) => staticPlace(world, target),
    hiddenIn: () => [...others, ...ours.shownOnce, ...Object.values(keys), ...stranger.shownOnce],
  }
}

type Confined = Extract<Standing, 'org' | 'project' | 'agent' | 'device'>
const tokenOf = (
  tenantry: TestTenantry,
  standing: Confined,
  household: Household,
): Promise<string> | string => {
  if (standing === 'device') return activate(tenantry, household)
  return household[({ org: 'orgKey', project: 'projectKey', agent: 'agentToken' } as const)[standing]]
}

/** What acts for an admin of a client, who was invited with its key. */
export const tokenOfAdmin = async (
  tenantry: TestTenantry,
  _standing: Confined,
  { orgKey }: Household,
): Promise<string> => {
  const { visitor } = await memberAs(tenantry, orgKey, 'admin')
  return (await grantTo(tenantry, visitor, 'org')).access_token
}

/** The cookie of an admin of a client, who was invited with its key. */
export const cookieOfAdmin = async (
  tenantry: TestTenantry,
  _standing: Confined,
  { orgKey }: Household,
): Promise<string> => (await memberAs(tenantry, orgKey, 'admin')).visitor.cookie()

/** A credential of one client; without a reach of its own its calls aim at the others of the partner. */
export const confined =
  (
    standing: Confined,
    aimedAtOwn: boolean,
    { tokenFor = tokenOf, headersOf = (token: string) => present(token) } = {},
  ) =>
  async (world: World): Promise<Credential> => {
    const { tenantry, ours } = world
    const household: Household = await createHousehold(tenantry, ours.partner)
    const own = async (): Promise<Place> => {
      const project = await addProject(tenantry, household)
      const { ids } = await addSecrets(tenantry, { ...household, ...project })
      const rows = await addGatewayRows(tenantry, { ...household, ...project })
      const policyRows = await addPolicyRows(tenantry, household)
      const { id: locationId } = await addLocation(tenantry, household)
      const membershipId = await addMembership(tenantry, household)
      const { id: guardedId } = await addLocation(tenantry, household)
      const accessRows = await accessRowsIn(tenantry, { ...household, locationId: guardedId, membershipId })
      return placeOf(
        { ...household, ...project, ...ids, ...rows, ...accessRows, ...policyRows, membershipId },
        partnersOwn(ours),
        locationId,
      )
    }
    const token = await tokenFor(tenantry, standing, household)
    const misspelled: Partial<Record<Target, (place: Place) => Place>> = {
      'own client in another dialect’s spelling': inAnotherSpelling,
      'own client in a loose spelling': inLooseSpelling,
    }
    return {
      standing,
      headers: headersOf(token),
      targets: TARGETS,
      reaches: aimedAtOwn ? ['own client'] : [],
      placeOf: async (target) => {
        if (!aimedAtOwn) return staticPlace(world, target)
        if (target === 'own client') return own()
        return misspelled[target]?.(await own()) ?? staticPlace(world, target)
      },
      // One call answers the very key that it was made with.
      hiddenIn: (operationId) => [
        ...everything(world),
        ...household.shownOnce.filter((text) => operationId !== 'getApiKey' || text !== token),
      ],
    }
  }

export const operatorKey = async (world: World): Promise<Credential> => {
  const { tenantry, ours, keys } = world
  const customers = [world.home, world.neighbour, world.siblingHome, world.inactiveHome]
  return {
    standing: 'operator',
    headers: present(OPERATOR_KEY),
    targets: TARGETS.filter(
      (target) => target === 'own client' || target === 'missing id' || isMalformed(target),
    ),
    reaches: ['own client'],
    placeOf: async (target) => {
      if (target !== 'own client') return staticPlace(world, target)
      const tenant = await createTenant(tenantry)
      return placeOf(await createHousehold(tenantry, tenant.partner), partnersOwn(tenant))
    },
    // The outbox is where the operator reads the mails to customers; they name whom they are for.
    hiddenIn: (operationId) => [
      ...customers.flatMap(({ strings }) => strings),
      ...(operationId === 'listOutbox' ? [] : world.mailed),
      ...[ours, world.sibling, world.inactive, world.stranger].flatMap(({ shownOnce }) => shownOnce),
      ...Object.values(keys),
    ],
  }
}
