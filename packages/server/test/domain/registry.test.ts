import { beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../src/domain/principal.ts'
import { SCOPES } from '../../src/domain/scopes.ts'
import { activate, createHousehold, createTenant, type Household, type Tenant } from '../isolation/tenants.ts'
import { useTenantry } from '../support/tenantry.ts'
import { allScopesBut, contextFor, operator, outcomeOf, principalOf, somebody } from './callers.ts'
import { definedOperations, importEveryNoun, sourcesBelow } from './domain-sources.ts'
import { type Ids, missingIds, SAMPLES } from './operation-samples.ts'

const tenantry = useTenantry()
const operations = (await importEveryNoun()).map((info) => [info.name, info] as const)

const idsOf = ({ partner, partnerMemberId }: Tenant, household: Household): Ids =>
  ({ ...household, keyId: partner.keyId, partnerMemberId }) as unknown as Ids

let ours: Ids
let theirs: Ids
let sibling: Ids
let principals: Record<Principal['kind'], Principal>
beforeAll(async () => {
  const [tenant, stranger] = [await createTenant(tenantry()), await createTenant(tenantry())]
  const household = await createHousehold(tenantry(), tenant.partner)
  ours = idsOf(tenant, household)
  sibling = idsOf(tenant, await createHousehold(tenantry(), tenant.partner))
  theirs = idsOf(stranger, await createHousehold(tenantry(), stranger.partner))
  principals = {
    operator,
    person: { kind: 'person', person: somebody(), scopes: new Set(SCOPES) },
    partner: await principalOf(tenantry(), tenant.partner.key),
    org: await principalOf(tenantry(), household.orgKey),
    project: await principalOf(tenantry(), household.projectKey),
    agent: await principalOf(tenantry(), household.agentToken),
    device: await principalOf(tenantry(), await activate(tenantry(), household)),
  }
})

const sampleOf = (name: string) => {
  const sample = SAMPLES[name]
  if (sample === undefined)
    throw new Error(
      `Nobody wrote down how to call ${name}: add it to SAMPLES in test/domain/operation-samples.ts.`,
    )
  return sample
}

/** Runs an operation's sample for somebody. */
const run = (name: string, principal: Principal, whole: Ids, inner: Ids): Promise<string> =>
  outcomeOf(async () => sampleOf(name).call(contextFor(tenantry(), principal), whole, inner))

const SERVED = {
  installation: ['operator'],
  partner: ['partner'],
  org: ['partner', 'org', 'project', 'agent', 'device'],
  link: ['person'],
} as const satisfies Record<string, readonly Principal['kind'][]>

it('holds every operation that the sources define, each with a sample', () => {
  const defined = [...definedOperations().keys()].sort()
  expect(operations.map(([name]) => name).sort()).toEqual(defined)
  expect(Object.keys(SAMPLES).sort()).toEqual(defined)
})

describe.each(operations)('%s', (name, { within, scope, kind, event }) => {
  it('refuses a principal without its scope, and one of the wrong kind', async () => {
    for (const [caller, principal] of Object.entries(principals)) {
      const isServed = (SERVED[within] as readonly string[]).includes(caller)
      const scopes = isServed ? allScopesBut(scope) : principal.scopes
      const refusal = isServed ? 'refused: credential.scope_missing' : 'refused: credential.wrong_place'
      expect(await run(name, { ...principal, scopes }, ours, ours), caller).toMatch(refusal)
    }
  })

  it('answers alike about what is missing and what is a stranger’s', async () => {
    const principal = within === 'installation' ? operator : principals.partner
    const { names } = sampleOf(name)
    const missing = missingIds()
    const isNotFound = /^refused: \w+\.not_found /
    if (names.includes('whole')) {
      const outcome = await run(name, principal, missing, missing)
      expect(outcome).toMatch(isNotFound)
      // The operator knows no strangers among partners.
      if (within !== 'installation') expect(await run(name, principal, theirs, theirs)).toBe(outcome)
      if (within !== 'installation') expect(await run(name, principal, theirs, ours)).toBe(outcome)
    }
    if (names.includes('inner')) {
      const outcome = await run(name, principal, ours, missing)
      expect(outcome).toMatch(isNotFound)
      expect(await run(name, principal, ours, theirs)).toBe(outcome)
    }
    if (names.length === 0) expect(await run(name, principal, ours, ours)).not.toContain(theirs.orgId)
  })

  it('is reachable: a dialect, a page or what no dialect owns imports it', () => {
    const identifier = definedOperations().get(name) ?? ''
    const users = ['dialects', 'http', 'pages'].flatMap(sourcesBelow).filter(({ text }) => {
      const imports = text.match(/import [^;]*? from '[^']*\/domain\/[^']*'/g) ?? []
      return imports.some((statement) => new RegExp(`\\b${identifier}\\b`).test(statement))
    })
    expect(users.map(({ file }) => file)).not.toEqual([])
  })

  it('names an event exactly if it is a command', () => {
    expect(event !== undefined).toBe(kind === 'command')
    if (event !== undefined) expect(event).toMatch(/^[a-z_]+\.[a-z_]+ed$/)
  })
})

describe.each(operations.filter(([, { within }]) => within === 'org'))('%s', (name) => {
  it('answers a confined principal alike about another organization and a missing one', async () => {
    for (const caller of ['org', 'project', 'agent', 'device'] as const) {
      const outcome = await run(name, principals[caller], missingIds(), missingIds())
      expect(outcome, caller).toMatch(/^refused: org\.not_found /)
      for (const other of [sibling, theirs])
        expect(await run(name, principals[caller], other, other), caller).toBe(outcome)
    }
  })
})
