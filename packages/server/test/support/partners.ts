import { randomBytes } from 'node:crypto'
import type { Answer } from './openapi.ts'
import { type Call, OPERATOR_KEY, type TestTenantry } from './tenantry.ts'

/** A partner of a test's own, with a way to call each dialect in its own manner. */
export interface TestPartner {
  readonly id: string
  readonly ownOrgId: string
  readonly name: string
  readonly key: string
  readonly keyId: string
  /** `POST /api/<path>` with the partner's key; `org` goes into `x-auth-org`. */
  fleet(path: string, body?: unknown, options?: Call & { readonly org?: string }): Promise<Answer>
  embed(method: string, path: string, options?: Call): Promise<Answer>
  broker(method: string, path: string, options?: Call): Promise<Answer>
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

/** Calls the operator API. */
export const admin = (
  tenantry: TestTenantry,
  method: string,
  path: string,
  call: Call = {},
): Promise<Answer> =>
  tenantry.call(method, `/admin/v1${path}`, {
    ...call,
    headers: { ...bearer(OPERATOR_KEY), ...call.headers },
  })

export const fleetHeaders = (key: string, scheme = 'partner-api-token'): Record<string, string> => ({
  'x-auth-scheme': scheme,
  'x-auth-apikey': key,
})

/** The same partner, speaking with another of its keys. */
export const withKey = (
  tenantry: TestTenantry,
  partner: Omit<TestPartner, 'fleet' | 'embed' | 'broker'>,
  key: string,
): TestPartner => ({
  ...partner,
  key,
  fleet: (path, body = {}, { org, headers, ...call } = {}) =>
    tenantry.call('POST', `/api/${path}`, {
      ...call,
      ...(call.raw === undefined && { body }),
      headers: { ...fleetHeaders(key), ...(org !== undefined && { 'x-auth-org': org }), ...headers },
    }),
  embed: (method, path, call = {}) =>
    tenantry.call(method, `/partner/v1${path}`, { ...call, headers: { ...bearer(key), ...call.headers } }),
  broker: (method, path, call = {}) =>
    tenantry.call(method, path, { ...call, headers: { ...bearer(key), ...call.headers } }),
})

/** Provisions a partner through the operator API. */
export const createTestPartner = async (
  tenantry: TestTenantry,
  settings: Record<string, unknown> = {},
): Promise<TestPartner> => {
  const name = `Partner ${randomBytes(4).toString('hex')}`
  const { status, body, text } = await admin(tenantry, 'POST', '/partners', {
    body: { name, ownerEmail: 'owner@example.com', ...settings },
  })
  if (status !== 201) throw new Error(`The partner was not created: ${text}`)
  const { id, ownOrgId, keyId, apiKey } = body as {
    id: string
    ownOrgId: string
    keyId: string
    apiKey: string
  }
  return withKey(tenantry, { id, ownOrgId, keyId, name, key: apiKey }, apiKey)
}

/** What the broker dialect answers when it creates an organization. */
export interface TestOrg {
  readonly organizationId: string
  readonly projectId: string
  readonly orgApiKey: string
  readonly projectApiKey: string
  readonly agentToken: string
  readonly claimUrl: string
}

/** Creates a client organization with all of its credentials. */
export const createTestOrg = async (
  partner: TestPartner,
  name = `Org ${randomBytes(4).toString('hex')}`,
): Promise<TestOrg> => {
  const { status, body, text } = await partner.broker('POST', '/v1/partner/orgs', { body: { name } })
  if (status !== 201) throw new Error(`The organization was not created: ${text}`)
  return body as TestOrg
}

/** Makes the keys that an organization began with such as its customer has made: the partner has seen none of them. */
export const disownKeys = async (
  { database }: TestTenantry,
  { organizationId }: Pick<TestOrg, 'organizationId'>,
): Promise<void> => {
  await database.sql('update credentials set seen_by_partner = false where org_id = $1', [organizationId])
}
