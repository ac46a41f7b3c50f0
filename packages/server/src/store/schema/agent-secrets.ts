import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import type { AgentId, OrgId, PartnerId, SecretId } from '../../kernel/ids.ts'

export const agentSecrets = pgTable(
  'agent_secrets',
  {
    partnerId: uuid('partner_id').$type<PartnerId>().notNull(),
    orgId: uuid('org_id').$type<OrgId>().notNull(),
    agentId: uuid('agent_id').$type<AgentId>().notNull(),
    secretId: uuid('secret_id').$type<SecretId>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.orgId, t.agentId, t.secretId] })],
)
