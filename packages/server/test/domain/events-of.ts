import type { Answer } from '../support/openapi.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** The events that the request of an answer wrote. */
export const eventsOf = ({ database }: TestTenantry, answer: Answer): Promise<Record<string, unknown>[]> =>
  database.sql(
    'select type, subject, partner_id, org_id, actor, address, at, data from events where request_id = $1',
    [answer.headers['x-request-id']],
  )
