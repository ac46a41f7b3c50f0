import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import { requirePartner } from './auth.ts'
import { embedRefusals } from './errors.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { loginLinkRoutes } from './routes/login-links.ts'
import { orgRoutes } from './routes/orgs.ts'

/** The embed dialect: `/partner/v1`, Bearer, snake_case. */
export const embedDialect = (gatehouse: Gatehouse): Dialect => ({
  name: 'embed',
  title: 'Tenantry embed dialect',
  description: 'For platforms that embed the product: organizations by external id, org keys, login links.',
  owns: ['/partner/v1'],
  prefixes: ['/partner/v1'],
  refusals: embedRefusals,
  spellOrgId: (id) => id,
  securitySchemes: {
    partnerKey: { type: 'http', scheme: 'bearer', description: 'A partner key, opaque or a JWT.' },
  },
  routes: () => async (app) => {
    app.addHook('onRequest', requirePartner(gatehouse))
    await app.register(orgRoutes(gatehouse))
    await app.register(loginLinkRoutes(gatehouse))
    await app.register(apiKeyRoutes(gatehouse))
  },
})
