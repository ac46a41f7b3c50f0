import { codedRefusals } from '../../http/coded-refusals.ts'
import type { Dialect } from '../../http/dialect.ts'
import { type OperatorDoor, requireOperator } from './auth.ts'
import { dealRoutes } from './routes/deals.ts'
import { importRoutes } from './routes/imports.ts'
import { keyRoutes } from './routes/keys.ts'
import { orgRoutes } from './routes/orgs.ts'
import { outboxRoutes } from './routes/outbox.ts'
import { type NodeFacts, overviewRoutes } from './routes/overview.ts'
import { partnerKeyRoutes } from './routes/partner-keys.ts'
import { partnerRoutes } from './routes/partners.ts'
import { linkRoutes, sessionRoutes } from './routes/sessions.ts'

/** The operator's API: `/admin/v1`, with the operator key or a session of the operator's browser. */
export const adminDialect = (door: OperatorDoor, node: NodeFacts): Dialect => ({
  name: 'admin',
  title: 'Tenantry operator API',
  description:
    'For whoever runs the installation: partners, their keys, what was sold to them, holds on organizations, the mail outbox and the master key.',
  owns: ['/admin'],
  prefixes: ['/admin/v1'],
  refusals: codedRefusals,
  spellOrgId: (id) => id,
  securitySchemes: { operatorKey: { type: 'http', scheme: 'bearer', description: 'The operator key.' } },
  furtherSchemes: {
    operatorSession: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-tenantry.operator',
      description: 'The cookie of a session; `tenantry.operator` without TLS.',
    },
  },
  otherwise: ['operatorSession'],
  routes: () => async (app) => {
    const { gatehouse } = door
    await app.register(linkRoutes(door))
    await app.register(async (own) => {
      own.addHook('onRequest', requireOperator(door))
      await own.register(overviewRoutes(gatehouse, node))
      await own.register(partnerRoutes(gatehouse))
      await own.register(partnerKeyRoutes(gatehouse))
      await own.register(orgRoutes(gatehouse))
      await own.register(keyRoutes(gatehouse))
      await own.register(importRoutes(gatehouse))
      await own.register(dealRoutes(gatehouse))
      await own.register(outboxRoutes(gatehouse))
      await own.register(sessionRoutes(door))
    })
  },
})
