import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { belongsToNoPerson, checkOwnKey, regenerateOwnKey } from '../../../domain/credential/index.ts'
import type { Person } from '../../../domain/person.ts'
import { bearerToken, type Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { checkedName } from '../../../kernel/text.ts'
import { projectOf, serve } from '../auth.ts'
import { ApiKey, USER_NAME_CHARACTERS_MAX, User, UserChanges } from '../schemas/user.ts'
import { ProjectHeaders, ProjectWriteHeaders, REFUSALS } from '../schemas.ts'

const presentPerson = ({ userId, email, name, createdAt }: Person): Static<typeof User> => ({
  id: userId,
  email,
  name,
  createdAt: createdAt.toISOString(),
})

/** OpenAPI, "User": whom a key belongs to, and the key itself. A machine's key belongs to nobody. */
export const userRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain, signIn } = gatehouse
    const tags = ['User']
    const person = serve(gatehouse, 'partner', 'org', 'project')
    const personOf = async ({ caller, headers }: FastifyRequest): Promise<Person> => {
      const acts = caller !== undefined && 'user' in caller && caller.user !== undefined
      const person = acts ? await signIn.personOf(headers.cookie) : undefined
      if (person === undefined) throw belongsToNoPerson()
      return person
    }
    const insideProject = serve(gatehouse, 'org', 'project')

    app.get('/user', {
      onRequest: person,
      schema: {
        operationId: 'getUser',
        summary: 'The person that the credential belongs to',
        tags,
        response: { 200: User, ...REFUSALS },
      },
      handler: async (request) => presentPerson(await personOf(request)),
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
      handler: async (request) => {
        const person = await personOf(request)
        const name = checkedName('name', request.body.name, USER_NAME_CHARACTERS_MAX)
        await signIn.rename(person.userId, name)
        return presentPerson({ ...person, name })
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
