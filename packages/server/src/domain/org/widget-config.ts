import { DomainError } from '../../kernel/errors.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { findWidgetOrg } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import { isSuspended } from '../entry-rule.ts'

/** What a widget on the customer's website may know of its organization, and so anybody who reads that page. */
export interface WidgetConfig {
  readonly orgId: OrgId
  readonly name: string
  readonly website: string | null
  readonly language: string
}

const WIDGET_TOKEN = /^[0-9a-f]{64}$/

const refused = (): DomainError => new DomainError('credential.invalid', 'Invalid widget token')

/**
 * Reads the configuration that belongs to a widget token. Throws `credential.invalid`, without a reason, for a token
 * that is unknown, of a deleted or suspended organization, or of an inactive partner.
 */
export const readWidgetConfig = async (domain: Domain, token: string): Promise<WidgetConfig> => {
  if (!WIDGET_TOKEN.test(token)) throw refused()
  const org = await findWidgetOrg(domain.store, token)
  if (org === undefined || !org.active || isSuspended(org.holds, domain.now())) throw refused()
  const { id: orgId, name, website, language } = org
  return { orgId, name, website, language }
}
