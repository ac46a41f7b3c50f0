import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readInstallation } from '../../../domain/installation/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import * as schemas from '../schemas.ts'

/** What a node knows of itself. */
export interface NodeFacts {
  readonly version: string
  readonly startedAt: Date
  /** Whether mail is sent, rather than kept for the operator to read. */
  readonly sendsMail: boolean
}

export const overviewRoutes =
  (
    { domain, rateLimits }: Gatehouse,
    { version, startedAt, sendsMail }: NodeFacts,
  ): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/overview', {
      schema: {
        operationId: 'getInstallationOverview',
        summary: 'See how much the installation holds, and how the node that answers is',
        description: '`/metrics` has what a monitoring system wants to know besides.',
        tags: ['Installation'],
        response: { 200: schemas.InstallationOverview, ...schemas.REFUSALS },
      },
      handler: async (request) => ({
        ...(await readInstallation(contextOf(domain, request), undefined)),
        node: {
          ...{ version, sendsMail },
          database: domain.store.engine,
          startedAt: startedAt.toISOString(),
          residentBytes: process.memoryUsage.rss(),
          sharedRateLimits: rateLimits.areShared(),
        },
      }),
    })
  }
