import type { Answer } from '../support/openapi.ts'
import type { TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** An event as it was written. */
export interface WrittenEvent {
  readonly type: string
  readonly orgId: string | null
  readonly subject: string
  readonly actor: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly address: string
  readonly at: Date
}

/** Every event of a partner, oldest first. */
export const everyEventOf = async (
  tenantry: TestTenantry,
  { id }: { readonly id: string },
): Promise<readonly WrittenEvent[]> => {
  const rows = await tenantry.database.sql(
    `select type, org_id as "orgId", subject, actor, data, request_id as "requestId", address, at
     from events where partner_id = $1 order by id`,
    [id],
  )
  return rows as unknown as WrittenEvent[]
}

/** The events of a partner since it was provisioned, oldest first. */
export const eventsOf = async (
  tenantry: TestTenantry,
  partner: { readonly id: string },
): Promise<readonly WrittenEvent[]> => (await everyEventOf(tenantry, partner)).slice(1)

/** What every event of a call that the partner made with its first key says alike. */
export const byPartner = (tenantry: TestTenantry, partner: TestPartner, { headers }: Answer) => ({
  actor: { principal: `partner/${partner.id}`, credential: partner.keyId },
  requestId: headers['x-request-id'],
  address: '127.0.0.1',
  at: tenantry.clock.now,
})

/** What every event of the operator's call says alike. */
export const byOperator = (tenantry: TestTenantry, { headers }: Answer) => ({
  actor: { principal: 'operator' },
  requestId: headers['x-request-id'],
  address: '127.0.0.1',
  at: tenantry.clock.now,
})
