import type { Answer } from '../support/openapi.ts'
import { admin, type TestPartner, withKey } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

interface IssuedKey {
  readonly answer: Answer
  readonly id: string
  readonly apiKey: string
}

/** The operator's calls about the keys of a partner. */
export const partnerKeys = (
  tenantry: TestTenantry,
  { id }: { readonly id: string },
  method: string,
  more = '',
  body?: unknown,
): Promise<Answer> =>
  admin(tenantry, method, `/partners/${id}/keys${more}`, body === undefined ? {} : { body })

/** Issues a key to a partner. */
export const issueKey = async (
  tenantry: TestTenantry,
  partner: TestPartner,
  body: unknown = {},
): Promise<IssuedKey> => {
  const answer = await partnerKeys(tenantry, partner, 'POST', '', body)
  return { answer, ...(answer.body as { id: string; apiKey: string }) }
}

/** How fleet, embed and broker answer to a key, in this order. */
export const statusesOf = async (tenantry: TestTenantry, partner: TestPartner, key: string) => {
  const speaker = withKey(tenantry, partner, key)
  return [
    (await speaker.fleet('partner/getClientsV2')).status,
    (await speaker.embed('GET', '/orgs')).status,
    (await speaker.broker('GET', '/v1/partner/orgs')).status,
  ]
}
