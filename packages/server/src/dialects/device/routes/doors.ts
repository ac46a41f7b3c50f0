import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { reportDoors } from '../../../domain/door/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import * as schemas from '../schemas.ts'

/** The doors of a door controller. */
export const doorRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/doors', {
      schema: {
        operationId: 'reportDoors',
        summary: 'Name the doors that a controller has, and learn what each is to do',
        description: 'All of them, after each start and when a command `refresh_doors` says so.',
        tags: ['Device'],
        headers: schemas.WriteHeaders,
        body: schemas.NamedDoors,
        response: { 200: schemas.ReportedDoors, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const named = request.body.doors.map(({ key, name, lockable, unlockSeconds, ajarSeconds }) => ({
          ...{ key, name, lockable: lockable ?? true },
          ...{ unlockSeconds: unlockSeconds ?? null, ajarSeconds: ajarSeconds ?? null },
        }))
        return { doors: [...(await reportDoors(contextOf(domain, request), 'own', { doors: named }))] }
      },
    })
  }
