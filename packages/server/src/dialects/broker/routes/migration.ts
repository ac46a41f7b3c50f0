import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Gatehouse } from '../../../http/caller.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { serve } from '../auth.ts'
import * as schemas from '../schemas/migration.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, "Migration": this server has nowhere to export to, and says so. */
export const migrationRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.post('/migrate/export', {
      schema: {
        operationId: 'migrateExport',
        summary: 'Export to the vendor’s cloud: never available here',
        tags: ['Migration'],
        body: schemas.ExportWish,
        response: { 200: schemas.Exported, ...shared.REFUSALS },
      },
      handler: () => {
        throw new DomainError('migration.no_destination', 'This server has nowhere to export to')
      },
    })
  }
