import { describe, expect, it } from 'vitest'
import type { AgentId, CredentialId, OrgId, PartnerId, ProjectId } from '../kernel/ids.ts'
import { entryRule, type OrgStanding, partnerMayEnter } from './entry-rule.ts'
import type { TenantPrincipal } from './principal.ts'

const NOW = new Date('2026-03-15T10:30:00.000Z')
const later = (ms: number): Date => new Date(NOW.getTime() + ms)
const holder = { credentialId: 'c' as CredentialId, scopes: new Set<never>(), partnerId: 'p' as PartnerId }
const inOrg = { ...holder, orgId: 'o' as OrgId }
const inProject = { ...inOrg, projectId: 'r' as ProjectId }
const PARTNER: TenantPrincipal = { ...holder, kind: 'partner', ownOrgId: 'own' as OrgId }
const CUSTOMERS: readonly TenantPrincipal[] = [
  { ...inOrg, kind: 'org' },
  { ...inProject, kind: 'project' },
  { ...inProject, kind: 'agent', agentId: 'a' as AgentId },
]

const FRESH: OrgStanding = {
  isOwn: false,
  status: 'unclaimed',
  suspended: false,
  partnerAccessAllowed: true,
  partnerAccessUntil: null,
}
const decide = (principal: TenantPrincipal, org: Partial<OrgStanding>): string | undefined =>
  entryRule(principal, { ...FRESH, ...org }, NOW)?.code

describe('a partner', () => {
  it.each([
    ['an unclaimed organization', {}],
    [
      'an unclaimed one, whatever was said about access',
      { partnerAccessAllowed: false, partnerAccessUntil: later(-1) },
    ],
    ['a claimed one that allows it', { status: 'claimed' }],
    ['a claimed one that allows it until later', { status: 'claimed', partnerAccessUntil: later(1) }],
    ['its own one', { isOwn: true }],
  ] as const satisfies readonly (readonly [string, Partial<OrgStanding>])[])('may enter %s', (_, org) => {
    expect(decide(PARTNER, org)).toBeUndefined()
  })

  it.each([
    ['a claimed organization that does not allow it', { status: 'claimed', partnerAccessAllowed: false }],
    ['one that allowed it until this moment', { status: 'claimed', partnerAccessUntil: NOW }],
    ['one that allowed it until a moment ago', { status: 'claimed', partnerAccessUntil: later(-1) }],
    [
      'one that does not allow it, but until later',
      { status: 'claimed', partnerAccessAllowed: false, partnerAccessUntil: later(1) },
    ],
    ['a detached one', { status: 'detached' }],
    [
      'a detached one that allows it',
      { status: 'detached', partnerAccessAllowed: true, partnerAccessUntil: later(1) },
    ],
    ['a suspended one', { suspended: true }],
    ['a suspended one that allows it', { suspended: true, status: 'claimed' }],
  ] as const satisfies readonly (readonly [string, Partial<OrgStanding>])[])('may not enter %s', (_, org) => {
    expect(decide(PARTNER, org)).toBe('org.access_not_allowed')
  })
})

describe('an organization’s own credentials', () => {
  it('go on working after a claim, a refusal of access and a detach', () => {
    for (const principal of CUSTOMERS)
      for (const status of ['unclaimed', 'claimed', 'detached'] as const)
        expect(
          decide(principal, { status, partnerAccessAllowed: false }),
          `${principal.kind} ${status}`,
        ).toBeUndefined()
  })

  it('do not work while it is suspended', () => {
    for (const principal of CUSTOMERS)
      expect(decide(principal, { suspended: true })).toBe('org.access_not_allowed')
  })
})

it('an organization that is not there is missing for everybody', () => {
  for (const principal of [PARTNER, ...CUSTOMERS])
    expect(entryRule(principal, undefined, NOW)).toMatchObject({
      code: 'org.not_found',
      message: 'Organization not found',
    })
})

it('whether lists count what is inside is the same rule', () => {
  const { isOwn: _, ...standing } = FRESH
  expect(partnerMayEnter(standing, NOW)).toBe(true)
  expect(partnerMayEnter({ ...standing, suspended: true }, NOW)).toBe(false)
  expect(partnerMayEnter({ ...standing, status: 'claimed', partnerAccessUntil: NOW }, NOW)).toBe(false)
})
