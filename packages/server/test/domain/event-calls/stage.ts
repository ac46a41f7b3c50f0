import { randomBytes } from 'node:crypto'
import { beforeAll } from 'vitest'
import { createHousehold, createTenant, type Household, type Tenant } from '../../isolation/tenants.ts'
import type { Visitor } from '../../support/browser.ts'
import type { Answer } from '../../support/openapi.ts'
import { bearer } from '../../support/partners.ts'
import { useTenantry } from '../../support/tenantry.ts'

/** What the one event of a call has to say besides its type. */
export interface Expected {
  readonly subject: string
  readonly partnerId: string
  readonly org: string | null
  readonly actor: { readonly principal: string; readonly credential?: string; readonly via?: string }
}
export interface Call {
  readonly answer: Answer
  /** Several where one call changes several subjects, in their order. */
  readonly expected: Expected | readonly Expected[]
}
/** Commands by name, each through every dialect that has it. */
export type Calls = Readonly<Record<string, Readonly<Record<string, () => Promise<Call>>>>>

export const idOf = (answer: Answer, field = 'id'): string =>
  String((answer.body as Record<string, unknown>)[field])
export const someAddress = (): string => `${randomBytes(6).toString('hex')}@example.com`

/** A partner with customers of its own, and who did what in which place. */
export const useEventStage = (environment: Record<string, string> = {}) => {
  const tenantry = useTenantry({}, environment)
  const operator: Expected['actor'] = { principal: 'operator' }
  let ours: Tenant
  beforeAll(async () => {
    ours = await createTenant(tenantry())
  })

  const ofPartner = (subject: string): Expected => ({
    subject,
    partnerId: ours.partner.id,
    org: null,
    actor: { principal: `partner/${ours.partner.id}`, credential: ours.partner.keyId },
  })
  const inOrg = (org: string, subject = org): Expected => ({ ...ofPartner(subject), org })
  const byOperator = (subject: string, partnerId: string): Expected => ({
    subject,
    partnerId,
    org: null,
    actor: operator,
  })

  const actorOfKey = async (key: string): Promise<Expected['actor']> => {
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
    const { kind, projectId, organizationId, credentialId } = whoami.body as Record<string, string>
    const principal = kind === 'project' ? `project/${projectId}` : `org/${organizationId}`
    return { principal, credential: String(credentialId) }
  }
  /** Someone who acted for themselves. */
  const actorOf = async (visitor: Visitor): Promise<Expected['actor']> => {
    const session = (await visitor.api('GET', '/auth/get-session')).body as {
      session: { id: string; userId: string }
    }
    return { principal: `user/${session.session.userId}`, credential: session.session.id }
  }

  const customer = (): Promise<Household> => createHousehold(tenantry(), ours.partner)
  const byCustomer = async (
    { orgId, orgKey }: Household,
    subject: string,
    key = orgKey,
  ): Promise<Expected> => ({
    ...inOrg(orgId, subject),
    actor: await actorOfKey(key),
  })
  /** Calls the broker as the customer, in its default project. */
  const asCustomer = (household: Household, method: string, path: string, body?: unknown): Promise<Answer> =>
    tenantry().call(method, `/v1${path}`, {
      headers: { ...bearer(household.orgKey), 'x-project-id': household.projectId },
      ...(body !== undefined && { body }),
    })
  /** A call that the customer makes about its organization as a whole. */
  const toOwnOrg = async (
    household: Household,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Call> => {
    const answer = await asCustomer(household, method, path, body)
    return { answer, expected: await byCustomer(household, household.orgId) }
  }
  /** A change that is made with a key of the customer's own. */
  const withKey = async (
    { orgId }: Household,
    key: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly answer: Answer; readonly expected: (subject: string) => Expected }> => {
    const answer = await tenantry().call(method, path, { headers: bearer(key), ...(body && { body }) })
    const actor = await actorOfKey(key)
    return { answer, expected: (subject) => ({ ...inOrg(orgId, subject), actor }) }
  }

  return {
    ...{ tenantry, ours: () => ours, operator, ofPartner, inOrg, byOperator, actorOfKey, actorOf },
    ...{ customer, byCustomer, asCustomer, toOwnOrg, withKey },
  }
}
export type EventStage = ReturnType<typeof useEventStage>
