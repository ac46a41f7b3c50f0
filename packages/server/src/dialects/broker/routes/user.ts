import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { belongsToNoPerson, checkOwnKey, regenerateOwnKey } from '../../../domain/credential/index.ts'
import { bearerToken, type Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { ProjectWriteHeaders } from '../schemas/agents.ts'
import { ApiKey, User, UserChanges } from '../schemas/user.ts'
import { ProjectHeaders, REFUSALS } from '../schemas.ts'

/** OpenAPI, "User": whom a key belongs to, and the key itself. A machine's key belongs to nobody. */
export const userRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['User']
    const person = serve(gatehouse, 'partner', 'org', 'project')
    const insideProject = serve(gatehouse, 'org', 'project')

    app.get('/user', {
      onRequest: person,
      schema: {
        operationId: 'getUser',
        summary: 'The person that the credential belongs to',
        tags,
        response: { 200: User, ...REFUSALS },
      },
      handler: async () => {
        throw belongsToNoPerson()
      },
    })

    app.patch('/user', {
      onRequest: person,
      schema: {
        operationId: 'updateUser',
        summary: 'Change the name of the person that the credential belongs to',
        tags,
        body: UserChanges,
        response: { 200: User, ...REFUSALS },
      },
      handler: async () => {
        throw belongsToNoPerson()
      },
    })

    app.get('/user/api-key', {
      onRequest: insideProject,
      schema: {
        operationId: 'getApiKey',
        summary: 'The key of a project that was presented',
        tags,
        headers: ProjectHeaders,
        response: { 200: ApiKey, ...REFUSALS },
      },
      handler: async (request) => {
        await checkOwnKey(contextOf(domain, request), 'own', { projectId: projectOf(request) })
        // Keys are stored as hashes: this one is known because it was sent just now.
        return { apiKey: bearerToken(request) ?? '' }
      },
    })

    app.post('/user/api-key/regenerate', {
      onRequest: insideProject,
      schema: {
        operationId: 'regenerateApiKey',
        summary: 'Replace the presented key of a project by a new one',
        description: 'The key before stops working at once.',
        tags,
        headers: ProjectWriteHeaders,
        response: { 200: ApiKey, ...REFUSALS },
      },
      handler: async (request) => {
        const key = await regenerateOwnKey(contextOf(domain, request), 'own', {
          projectId: projectOf(request),
        })
        return { apiKey: key.reveal() }
      },
    })
  }
