import type { FastifyPluginAsync } from 'fastify'
import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import { requirePartner } from './auth.ts'
import { embedRefusals } from './errors.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { loginLinkRoutes } from './routes/login-links.ts'
import { orgRoutes } from './routes/orgs.ts'
import { widgetRoutes } from './routes/widget.ts'

const partnerRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRequest', requirePartner(gatehouse))
    await app.register(orgRoutes(gatehouse))
    await app.register(loginLinkRoutes(gatehouse))
    await app.register(apiKeyRoutes(gatehouse))
  }

/** The embed dialect: `/partner/v1` for partners and `/widget/v1` for widgets, Bearer, snake_case. */
export const embedDialect = (gatehouse: Gatehouse): Dialect => ({
  name: 'embed',
  title: 'Tenantry embed dialect',
  description: 'For platforms that embed the product: organizations by external id, org keys, login links.',
  owns: ['/partner/v1', '/widget'],
  prefixes: [''],
  refusals: embedRefusals,
  spellOrgId: (id) => id,
  securitySchemes: {
    partnerKey: { type: 'http', scheme: 'bearer', description: 'A partner key, opaque or a JWT.' },
  },
  furtherSchemes: {
    widgetToken: { type: 'http', scheme: 'bearer', description: 'The `widget_token` of an organization.' },
  },
  routes: () => async (app) => {
    await app.register(partnerRoutes(gatehouse), { prefix: '/partner/v1' })
    await app.register(widgetRoutes(gatehouse), { prefix: '/widget/v1' })
  },
})
