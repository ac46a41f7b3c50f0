import type { Answer } from '../support/openapi.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** An envelope of the broker dialect. */
export const envelope = (type: string, message: unknown) => ({ error: { message, type } })
export const NOT_FOUND = 'not_found_error'
export const FORBIDDEN = 'permission_error'
export const INVALID = 'invalid_request_error'
export const CONFLICT = 'conflict_error'
export const UNAUTHENTICATED = 'authentication_error'

type AsKey = (method: string, path: string, body?: unknown, more?: Record<string, string>) => Promise<Answer>

/** Calls the server with one key. */
const withKeyOf =
  (tenantry: TestTenantry, key: string, headers: Record<string, string> = {}): AsKey =>
  (method, path, body, more = {}) =>
    tenantry.call(method, path, {
      headers: { ...bearer(key), ...headers, ...more },
      ...(body !== undefined && { body }),
    })

/** A partner of a test's own with a client, and the ways to call as either. */
export interface Provisioned extends TestOrg {
  readonly partner: TestPartner
  /** With the organization key, in no project. */
  readonly asOrg: AsKey
  /** With the organization key, in its default project. */
  readonly inProject: AsKey
  /** With the project key. */
  readonly asProject: AsKey
  /** How the server answers `whoami` with a token. */
  readonly standing: (token: string) => Promise<number>
}

export const provision = async (tenantry: TestTenantry): Promise<Provisioned> => {
  const partner = await createTestPartner(tenantry)
  const org = await createTestOrg(partner)
  return {
    partner,
    ...org,
    asOrg: withKeyOf(tenantry, org.orgApiKey),
    inProject: withKeyOf(tenantry, org.orgApiKey, { 'x-project-id': org.projectId }),
    asProject: withKeyOf(tenantry, org.projectApiKey),
    standing: async (token) => (await withKeyOf(tenantry, token)('GET', '/v1/whoami')).status,
  }
}

/** Puts an organization into a state that no endpoint leads to yet. */
export const putOrg = (tenantry: TestTenantry, orgId: string, change: string) =>
  tenantry.database.sql(`update orgs set ${change} where id = $1`, [orgId])

export const CLAIMED = `status = 'claimed', claimed_at = created_at, claimed_by_email = 'dana@acme.example'`
/** States in which an organization has had an owner. */
export const AFTER_A_CLAIM = [
  ['claimed, with access', CLAIMED],
  ['claimed, without access', `${CLAIMED}, partner_access_allowed = false`],
  ['detached after its claim', `status = 'detached', claimed_at = created_at`],
] as const
