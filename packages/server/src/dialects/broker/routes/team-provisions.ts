import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { provisionTeamMember } from '../../../domain/team/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { takeNoBody } from '../../../http/take-no-body.ts'
import { serve } from '../auth.ts'
import * as schemas from '../schemas/team-provisions.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, "Team": a place for somebody who has no account yet. */
export const teamProvisionRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.post('/team/provisions', {
      preValidation: takeNoBody,
      schema: {
        operationId: 'provisionUser',
        summary: 'Make a place for a team member',
        description:
          'With a project, a default agent, a key that works at once, and a link to claim it all. What nobody has claimed after 7 days is cleared away.',
        tags: ['Team'],
        headers: shared.WriteHeaders,
        body: schemas.NewTeamProvision,
        response: { 201: schemas.TeamProvision, ...shared.REFUSALS },
      },
      handler: async (request, reply) => {
        const { role, skipOnboarding } = request.body
        const context = contextOf(gatehouse.domain, request)
        const made = await provisionTeamMember(context, 'own', { role, skipOnboarding })
        return reply.code(201).send({
          id: made.id,
          userId: made.userId,
          projectId: made.projectId,
          apiKey: made.apiKey.reveal(),
          claimUrl: made.claimUrl.reveal(),
          expiresAt: made.expiresAt.toISOString(),
        })
      },
    })
  }
