import { beforeAll, describe, expect, it } from 'vitest'
import { guidesAreRequired } from '../guides/guide.ts'
import { documentedOperations } from '../property/support/documented-operations.ts'
import { makeWorld, send, validRequest, type World } from '../property/support/valid-requests.ts'
import { onlyReads } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ourShare } from '../support/turns.ts'
import {
  type FleetDocument,
  hasFleetDocument,
  readFleetDocument,
} from './documented-answers/fleet-document.ts'

const tenantry = useTenantry()

/** What answers hold beyond the vendor's document, or in a form of their own, by its path in them. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  // Clients read either name (wire facts, section 4.3).
  '/api/occupancy/getOccupancyEventsForSensor': ['occupancyEvents'],
  '/api/partner/getClientsV2': ['partnerClients'],
  '/api/location/createLocation': ['locationUuid'],
  '/api/camera/getMediaUris': ['latestFrameUri'],
  // A list, where the document has a map that the tool server cannot read (wire facts, section 4.3).
  '/api/location/getLocationLabelsForOrg': ['locationLabels'],
  // Triggers and actions are theirs who wrote them, and the tool server reads more (wire facts, section 4.3).
  '/api/rules/getRulesForOrg': ['rules'],
  '/api/permission/getPermissionsForCurrentUser': ['role', 'functionalityAccessMap'],
  // As the tool server reads them (wire facts, sections 4.2 and 4.3).
  '/api/accesscontrol/findAccessControlGroupsByOrg': ['groups.userUuids'],
  '/api/accesscontrol/findAccessControlCredentialByUser': ['credentials.credentialType'],
  '/api/accesscontrol/assignAccessControlCredential': ['credential.credentialType'],
  '/api/accesscontrol/revokeAccessControlCredential': ['credential.credentialType'],
  '/api/accesscontrol/lockdownPlan/findLockdownPlans': ['lockdownPlans.active', 'lockdownPlans.description'],
  '/api/accesscontrol/lockdownPlan/getLockdownPlan': ['lockdownPlan.active', 'lockdownPlan.description'],
  // Clients take a key for opaque (wire facts, section 1.2).
  '/api/integrations/submitApiTokenApplication': ['apiKey'],
}
const without = (body: unknown, paths: readonly string[]): unknown => {
  if (Array.isArray(body)) return body.map((item) => without(item, paths))
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      if (paths.includes(name)) return []
      const below = paths.flatMap((path) =>
        path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : [],
      )
      return [[name, below.length === 0 ? value : without(value, below)]]
    }),
  )
}

const compareWith = (document: FleetDocument): void => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(tenantry())
  })
  it('complains of a wrong type, a null and a name that nobody documented', () => {
    const complaint = document.get('/api/org/getOrgV2')
    for (const body of [{ org: { uuid: 7 } }, { org: null }, { org: { uid: 'x' } }])
      expect(complaint?.(body), JSON.stringify(body)).toEqual(expect.any(String))
  })

  it.each(ourShare([...document]))('%s answers as it says, if it is served', async (path, complaint) => {
    const operations = await documentedOperations(tenantry().http, 'fleet')
    const operation = operations.find((known) => known.path === path)
    if (operation === undefined) {
      const answer = await tenantry().call('POST', path, { headers: {}, body: {} })
      expect(answer.status).toBe(404)
      return
    }
    const here = onlyReads(operation) ? world : await makeWorld(tenantry())
    const { status, body, text } = await send(tenantry(), validRequest(operation, here))
    expect([status, text], path).toEqual([200, expect.not.stringContaining('"error":true')])
    expect(complaint(without(body, BEYOND[path] ?? [])), text).toBeUndefined()
  })
}

describe('rhombus-subset.openapi.json', () => {
  if (hasFleetDocument()) {
    compareWith(readFleetDocument())
    return
  }
  it.skipIf(!guidesAreRequired(process.env))(
    'is missing in ../shared/wire, so no answer is compared with it',
    () => {
      throw new Error('A CI run needs ../shared/wire/rhombus-subset.openapi.json beside the checkout.')
    },
  )
})
