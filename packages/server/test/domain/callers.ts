import type { Context } from '../../src/domain/context.ts'
import { authenticate } from '../../src/domain/credential/index.ts'
import type { Person } from '../../src/domain/person.ts'
import type { Principal } from '../../src/domain/principal.ts'
import { SCOPES, type Scope } from '../../src/domain/scopes.ts'
import { DomainError } from '../../src/kernel/errors.ts'
import { newId } from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** The context that a route would hand to the domain. */
export const contextFor = ({ domain }: TestTenantry, principal: Principal): Context => ({
  domain,
  principal,
  requestId: newId(),
  address: '127.0.0.1',
  trace: {},
})

const everyScope: ReadonlySet<Scope> = new Set(SCOPES)
export const allScopesBut = (scope: Scope): ReadonlySet<Scope> =>
  new Set(SCOPES.filter((other) => other !== scope))

/** Whom a token speaks for, with every scope there is: what is refused then is refused for another reason. */
export const principalOf = async ({ domain }: TestTenantry, token: string): Promise<Principal> => ({
  ...(await authenticate(domain, token)).principal,
  scopes: everyScope,
})

/** Someone who has signed in, with a place nowhere. */
export const somebody = (): Person => ({
  userId: newId(),
  sessionId: newId(),
  email: 'somebody@example.com',
  emailVerified: true,
  name: 'Somebody',
  createdAt: new Date(0),
})

export const operator: Principal = { kind: 'operator', scopes: everyScope }

// What an answer holds is what could leak: secrets too.
const revealed = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    const original = this[key]
    if (original instanceof Secret) return original.reveal()
    return original instanceof Map ? [...original] : plain
  }) ?? 'undefined'

/** What a call came to: the result, or the refusal, as a text that can be compared. */
export const outcomeOf = async (call: () => Promise<unknown>): Promise<string> => {
  try {
    return revealed(await call())
  } catch (error) {
    if (!(error instanceof DomainError)) return `failed: ${String(error)}`
    return `refused: ${error.code} ${error.message} ${error.field ?? ''}`.trim()
  }
}
