import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import { brokerRefusals } from './errors.ts'
import { orgReadRoutes, partnerReadRoutes } from './routes/acting-reads.ts'
import { agentAccessRoutes } from './routes/agent-access.ts'
import { agentRoutes } from './routes/agents.ts'
import { budgetRoutes } from './routes/budgets.ts'
import { eventRoutes } from './routes/events.ts'
import { holdRoutes } from './routes/holds.ts'
import { keyRoutes } from './routes/keys.ts'
import { orgMemberRoutes } from './routes/org-members.ts'
import { orgPartnerRoutes } from './routes/org-partner.ts'
import { orgSecretRoutes } from './routes/org-secrets.ts'
import { partnerRoutes } from './routes/partner.ts'
import { partnerAccessRoutes } from './routes/partner-access.ts'
import { partnerMemberRoutes } from './routes/partner-members.ts'
import { partnerOrgRoutes } from './routes/partner-orgs.ts'
import { partnerProjectRoutes } from './routes/partner-projects.ts'
import { partnerSecretRoutes } from './routes/partner-secrets.ts'
import { partnerTokenRoutes } from './routes/partner-tokens.ts'
import { projectRoutes } from './routes/projects.ts'
import { secretRoutes } from './routes/secrets.ts'
import { spendRoutes } from './routes/spend.ts'
import { userRoutes } from './routes/user.ts'
import { utilityRoutes } from './routes/utility.ts'

const DOCUMENTED_PREFIX = '/v1'

/** The broker dialect: `/v1`, Bearer, camelCase. The guide's own paths are served without `/v1` too. */
export const brokerDialect = (gatehouse: Gatehouse, version: string): Dialect => ({
  name: 'broker',
  title: 'Tenantry broker dialect',
  description:
    'Hand-over by claim link, people, projects, agents, secrets and budgets. Where a partner’s or an organization’s key is taken, so is the session cookie of a person with a place there. `/partner/{orgs,secrets,members}…` and `/org/partner/…` are also served without `/v1`.',
  owns: ['/v1', '/partner', '/org'],
  prefixes: [DOCUMENTED_PREFIX, ''],
  refusals: brokerRefusals,
  spellOrgId: (id) => id,
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'A partner, organization, project or agent key.' },
  },
  routes: (prefix) => async (app) => {
    await app.register(partnerOrgRoutes(gatehouse))
    await app.register(holdRoutes(gatehouse))
    await app.register(partnerTokenRoutes(gatehouse))
    await app.register(partnerProjectRoutes(gatehouse))
    await app.register(orgPartnerRoutes(gatehouse))
    await app.register(partnerAccessRoutes(gatehouse))
    await app.register(orgReadRoutes(gatehouse))
    await app.register(partnerMemberRoutes(gatehouse))
    await app.register(partnerSecretRoutes(gatehouse))
    await app.register(budgetRoutes(gatehouse))
    if (prefix !== DOCUMENTED_PREFIX) return
    await app.register(partnerRoutes(gatehouse))
    await app.register(keyRoutes(gatehouse))
    await app.register(eventRoutes(gatehouse))
    await app.register(partnerReadRoutes(gatehouse))
    await app.register(spendRoutes(gatehouse))
    await app.register(orgMemberRoutes(gatehouse))
    await app.register(projectRoutes(gatehouse))
    await app.register(agentRoutes(gatehouse))
    await app.register(agentAccessRoutes(gatehouse))
    await app.register(userRoutes(gatehouse))
    await app.register(orgSecretRoutes(gatehouse))
    await app.register(secretRoutes(gatehouse))
    await app.register(utilityRoutes(gatehouse, version))
  },
})
