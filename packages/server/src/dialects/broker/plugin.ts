import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import { brokerRefusals } from './errors.ts'
import { agentRoutes } from './routes/agents.ts'
import { budgetRoutes } from './routes/budgets.ts'
import { orgPartnerRoutes } from './routes/org-partner.ts'
import { orgSecretRoutes } from './routes/org-secrets.ts'
import { partnerOrgRoutes } from './routes/partner-orgs.ts'
import { partnerSecretRoutes } from './routes/partner-secrets.ts'
import { projectRoutes } from './routes/projects.ts'
import { secretRoutes } from './routes/secrets.ts'
import { utilityRoutes } from './routes/utility.ts'

const DOCUMENTED_PREFIX = '/v1'

/** The broker dialect: `/v1`, Bearer, camelCase. The guide's own paths are served without `/v1` too. */
export const brokerDialect = (gatehouse: Gatehouse, version: string): Dialect => ({
  name: 'broker',
  title: 'Tenantry broker dialect',
  description:
    'Hand-over by claim link, projects, agents, secrets and budgets. `/partner/orgs…`, `/partner/secrets…` and `/org/partner/…` are also served without `/v1`.',
  owns: ['/v1', '/partner', '/org'],
  prefixes: [DOCUMENTED_PREFIX, ''],
  refusals: brokerRefusals,
  spellOrgId: (id) => id,
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'A partner, organization, project or agent key.' },
  },
  routes: (prefix) => async (app) => {
    await app.register(partnerOrgRoutes(gatehouse))
    await app.register(orgPartnerRoutes(gatehouse))
    await app.register(partnerSecretRoutes(gatehouse))
    await app.register(budgetRoutes(gatehouse))
    if (prefix !== DOCUMENTED_PREFIX) return
    await app.register(projectRoutes(gatehouse))
    await app.register(agentRoutes(gatehouse))
    await app.register(orgSecretRoutes(gatehouse))
    await app.register(secretRoutes(gatehouse))
    await app.register(utilityRoutes(gatehouse, version))
  },
})
