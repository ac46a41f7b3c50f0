import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import { addCommandLineRoutesOnly } from './command-line-routes.ts'
import { brokerRefusals, flatErrors } from './errors.ts'
import { orgReadRoutes, partnerReadRoutes } from './routes/acting-reads.ts'
import { agentAccessRoutes } from './routes/agent-access.ts'
import { agentSetupRoutes } from './routes/agent-setup.ts'
import { agentRoutes } from './routes/agents.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { appRoutes } from './routes/apps.ts'
import { budgetRoutes } from './routes/budgets.ts'
import { eventRoutes } from './routes/events.ts'
import { gatewayExplainRoutes } from './routes/gateway-explain.ts'
import { gatewayRequestRoutes } from './routes/gateway-requests.ts'
import { gatewaySwitchRoutes } from './routes/gateway-switches.ts'
import { holdRoutes } from './routes/holds.ts'
import { keyRoutes, orgKeyRoutes } from './routes/keys.ts'
import { migrationRoutes } from './routes/migration.ts'
import { orgAppRoutes } from './routes/org-apps.ts'
import { orgMemberRoutes } from './routes/org-members.ts'
import { orgPartnerRoutes } from './routes/org-partner.ts'
import { orgRuleRoutes } from './routes/org-rules.ts'
import { orgSecretRoutes } from './routes/org-secrets.ts'
import { orgSettingsRoutes } from './routes/org-settings.ts'
import { partnerRoutes } from './routes/partner.ts'
import { partnerAccessRoutes } from './routes/partner-access.ts'
import { partnerDealRoutes } from './routes/partner-deals.ts'
import { partnerMemberRoutes } from './routes/partner-members.ts'
import { partnerOrgRoutes } from './routes/partner-orgs.ts'
import { partnerPortfolioRoutes } from './routes/partner-portfolio.ts'
import { partnerProjectRoutes } from './routes/partner-projects.ts'
import { partnerSecretRoutes } from './routes/partner-secrets.ts'
import { partnerTokenRoutes } from './routes/partner-tokens.ts'
import { projectRoutes } from './routes/projects.ts'
import { ruleRoutes } from './routes/rules.ts'
import { secretRoutes } from './routes/secrets.ts'
import { spendRoutes } from './routes/spend.ts'
import { teamProvisionRoutes } from './routes/team-provisions.ts'
import { unofferedAppRoutes } from './routes/unoffered-apps.ts'
import { userRoutes } from './routes/user.ts'
import { userPlaceRoutes } from './routes/user-places.ts'
import { utilityRoutes } from './routes/utility.ts'

const DOCUMENTED_PREFIX = '/v1'
const COMMAND_LINE_PREFIX = '/api'

/** The broker dialect: `/v1`, Bearer, camelCase. The guide's own paths are served without `/v1` too. */
export const brokerDialect = (gatehouse: Gatehouse, version: string): Dialect => {
  /** Served without `/v1` as well. */
  const ofTheGuide: readonly FastifyPluginAsyncTypebox[] = [
    partnerOrgRoutes(gatehouse),
    holdRoutes(gatehouse),
    partnerTokenRoutes(gatehouse),
    partnerProjectRoutes(gatehouse),
    orgPartnerRoutes(gatehouse),
    partnerAccessRoutes(gatehouse),
    orgReadRoutes(gatehouse),
    partnerMemberRoutes(gatehouse),
    partnerSecretRoutes(gatehouse),
    budgetRoutes(gatehouse),
  ]
  const ofTheDocument: readonly FastifyPluginAsyncTypebox[] = [
    projectRoutes(gatehouse),
    agentRoutes(gatehouse),
    agentAccessRoutes(gatehouse),
    userRoutes(gatehouse),
    orgMemberRoutes(gatehouse),
    orgSecretRoutes(gatehouse),
    secretRoutes(gatehouse),
    ruleRoutes(gatehouse),
    orgRuleRoutes(gatehouse),
    orgSettingsRoutes(gatehouse),
    approvalRoutes(gatehouse),
    agentSetupRoutes(gatehouse),
    appRoutes(gatehouse),
    orgAppRoutes(gatehouse),
    unofferedAppRoutes(gatehouse),
    teamProvisionRoutes(gatehouse),
    migrationRoutes(gatehouse),
    utilityRoutes(gatehouse, version),
  ]
  const ofOurOwn: readonly FastifyPluginAsyncTypebox[] = [
    partnerRoutes(gatehouse),
    partnerPortfolioRoutes(gatehouse),
    partnerDealRoutes(gatehouse),
    userPlaceRoutes(gatehouse),
    keyRoutes(gatehouse),
    orgKeyRoutes(gatehouse),
    eventRoutes(gatehouse),
    partnerReadRoutes(gatehouse),
    spendRoutes(gatehouse),
    gatewaySwitchRoutes(gatehouse),
    gatewayRequestRoutes(gatehouse),
    gatewayExplainRoutes(gatehouse),
  ]
  return {
    name: 'broker',
    title: 'Tenantry broker dialect',
    description:
      'Hand-over by claim link, people, projects, agents, secrets, budgets, rules and approvals. Where a partner’s or an organization’s key is taken, so is the session cookie of a person with a place there. `/partner/{orgs,secrets,members}…` and `/org/partner/…` are also served without `/v1`, and what the command line calls below `/api`.',
    owns: ['/v1', '/partner', '/org'],
    prefixes: [DOCUMENTED_PREFIX, ''],
    refusals: brokerRefusals,
    spellOrgId: (id) => id,
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'A partner, organization, project or agent key.',
      },
    },
    furtherSchemes: {
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Secure-tenantry.session_token',
        description:
          'The cookie of a session; `tenantry.session_token` without TLS, and that of a login link is `__Host-tenantry.confined`.',
      },
    },
    routes: (prefix) => async (app) => {
      for (const plugin of ofTheGuide) await app.register(plugin)
      if (prefix !== DOCUMENTED_PREFIX) return
      for (const plugin of [...ofOurOwn, ...ofTheDocument]) await app.register(plugin)
    },
    enclave: {
      prefix: COMMAND_LINE_PREFIX,
      error: flatErrors,
      routes: async (app) => {
        addCommandLineRoutesOnly(app)
        for (const plugin of ofTheDocument) await app.register(plugin)
      },
    },
  }
}
