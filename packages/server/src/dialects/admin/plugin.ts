import type { Gatehouse } from '../../http/caller.ts'
import { codedRefusals } from '../../http/coded-refusals.ts'
import type { Dialect } from '../../http/dialect.ts'
import type { Secret } from '../../kernel/secret.ts'
import { requireOperator } from './auth.ts'
import { dealRoutes } from './routes/deals.ts'
import { importRoutes } from './routes/imports.ts'
import { keyRoutes } from './routes/keys.ts'
import { orgRoutes } from './routes/orgs.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { partnerKeyRoutes } from './routes/partner-keys.ts'
import { partnerRoutes } from './routes/partners.ts'

/** The operator's API: `/admin/v1`, with the operator key. */
export const adminDialect = (gatehouse: Gatehouse, operatorKey: Secret): Dialect => ({
  name: 'admin',
  title: 'Tenantry operator API',
  description:
    'For whoever runs the installation: partners, their keys, what was sold to them, holds on organizations, the mail outbox and the master key.',
  owns: ['/admin'],
  prefixes: ['/admin/v1'],
  refusals: codedRefusals,
  spellOrgId: (id) => id,
  securitySchemes: { operatorKey: { type: 'http', scheme: 'bearer', description: 'The operator key.' } },
  routes: () => async (app) => {
    app.addHook('onRequest', requireOperator(gatehouse, operatorKey))
    await app.register(partnerRoutes(gatehouse))
    await app.register(partnerKeyRoutes(gatehouse))
    await app.register(orgRoutes(gatehouse))
    await app.register(keyRoutes(gatehouse))
    await app.register(importRoutes(gatehouse))
    await app.register(dealRoutes(gatehouse))
    await app.register(outboxRoutes(gatehouse))
  },
})
