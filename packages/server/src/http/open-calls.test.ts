import { describe, expect, it } from 'vitest'
import type { OrgPrincipal } from '../domain/principal.ts'
import { type CredentialId, newId, type OrgId, type PartnerId } from '../kernel/ids.ts'
import { OPEN_CALLS_PER_CREDENTIAL_MAX, OPEN_CALLS_PER_PARTNER_MAX, OpenCalls } from './open-calls.ts'

const partnerId = newId<PartnerId>()
const holder = (besides: Partial<OrgPrincipal> = {}): OrgPrincipal => ({
  ...{ kind: 'org', partnerId, orgId: newId<OrgId>(), credentialId: newId<CredentialId>() },
  ...{ scopes: new Set(), ...besides },
})

describe('calls that are open', () => {
  it('are so many of one credential, and a place given back is free', () => {
    const calls = new OpenCalls()
    const one = holder()
    const places = Array.from({ length: OPEN_CALLS_PER_CREDENTIAL_MAX }, () => calls.takePlace(one))
    expect(() => calls.takePlace(one)).toThrow('Too many open calls')
    calls.takePlace(holder())
    places[0]?.()
    calls.takePlace(one)
    expect(() => calls.takePlace(one)).toThrow('Too many open calls')
  })

  it('are so many of one partner, but for organizations that have left it', () => {
    const calls = new OpenCalls()
    for (let taken = 0; taken < OPEN_CALLS_PER_PARTNER_MAX; taken++) calls.takePlace(holder())
    expect(() => calls.takePlace(holder())).toThrow('Too many open calls')
    calls.takePlace(holder({ detached: true }))
    calls.takePlace(holder({ partnerId: newId<PartnerId>() }))
  })
})
