import { afterAll, describe, expect, it } from 'vitest'
import { contextFor, outcomeOf, principalOf } from '../domain/callers.ts'
import { importEveryNoun } from '../domain/domain-sources.ts'
import { type Ids, missingIds, SAMPLES } from '../domain/operation-samples.ts'
import { openTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'
import { partnersOwn } from './places.ts'
import { createHousehold, type Household, type Tenant } from './tenants.ts'
import { watchVictims } from './victims.ts'
import { buildWorld } from './world.ts'

// The product's own check is gone, and the domain is asked directly, with every scope there is.
const tenantry = await openTenantry({ entryRule: () => undefined })
const operations = (await importEveryNoun()).filter(({ within }) => within !== 'installation')
const world = await buildWorld(tenantry)
const expectVictimsUntouched = await watchVictims(world)
const own = await createHousehold(tenantry, world.ours.partner)
afterAll(() => tenantry.close())

const idsOf = (household: Household, tenant: Tenant): Ids =>
  ({ ...household, ...partnersOwn(tenant) }) as unknown as Ids
const { ours, sibling, siblingHome, home, neighbour, inactive, inactiveHome } = world
const STRANGERS = {
  'a sibling partner’s client': idsOf(siblingHome, sibling),
  'an inactive partner’s client': idsOf(inactiveHome, inactive),
  'what never existed': missingIds(),
}
const SIBLINGS = {
  'the partner’s other client': idsOf(neighbour, ours),
  'the partner’s own organization': {
    ...idsOf(home, ours),
    orgId: ours.partner.ownOrgId,
  } as Ids,
}

const TOKENS = {
  partner: ours.partner.key,
  org: own.orgKey,
  project: own.projectKey,
  agent: own.agentToken,
} as const
const others = [sibling, siblingHome, inactive, inactiveHome]
const notForUs = others.flatMap(({ strings, inherited }) => [...strings, ...inherited])
const notForOneOrg = [...notForUs, ...home.strings, ...neighbour.strings, ...ours.strings]

describe.each(ourSample(operations, 2).map((info) => [info.name, info] as const))(
  'with the act-as check off, %s',
  (name, info) => {
    const kinds =
      info.within === 'org' ? (['partner', 'org', 'project', 'agent'] as const) : (['partner'] as const)

    it.each(kinds)('gives nothing foreign to a principal of kind "%s"', async (kind) => {
      const sample = SAMPLES[name]
      if (sample === undefined) throw new Error(`${name} has no sample.`)
      const principal = await principalOf(tenantry, TOKENS[kind])
      const foreign = { ...STRANGERS, ...(kind === 'partner' ? {} : SIBLINGS) }
      const mine = idsOf(own, ours)
      for (const [where, ids] of Object.entries(foreign)) {
        for (const [whole, inner] of [
          [ids, ids],
          [ids, mine],
          [mine, ids],
        ] as const) {
          if (whole === mine && !sample.names.includes('inner')) continue
          const outcome = await outcomeOf(() => sample.call(contextFor(tenantry, principal), whole, inner))
          // What the caller itself named tells it nothing; the check that would have refused it is off.
          const leaks = (kind === 'partner' ? notForUs : notForOneOrg).filter(
            (text) => text !== whole.orgId && outcome.includes(text),
          )
          expect(leaks, `${where}: ${outcome}`).toEqual([])
        }
      }
    })

    it('changed nothing of anybody else', async () => {
      await expectVictimsUntouched()
    })
  },
)
