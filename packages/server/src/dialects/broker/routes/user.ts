import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import {
  belongsToNoPerson,
  confinedSession,
  readOwnKey,
  regenerateOwnKey,
} from '../../../domain/credential/index.ts'
import { PERSON_NAME_CHARACTERS_MAX, type Profile } from '../../../domain/person.ts'
import type { Principal } from '../../../domain/principal.ts'
import { bearerToken, type Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import type { UserId } from '../../../kernel/ids.ts'
import { checkedName } from '../../../kernel/text.ts'
import { projectOf, serve } from '../auth.ts'
import { ApiKey, User, UserChanges } from '../schemas/user.ts'
import { ProjectHeaders, ProjectWriteHeaders, REFUSALS } from '../schemas.ts'

const presentPerson = ({ userId, email, name, createdAt }: Profile): Static<typeof User> => ({
  id: userId,
  email,
  name,
  createdAt: createdAt.toISOString(),
})

/** Accounts belong to no tenant, whose transaction could keep the answer: better no promise than a broken one. */
const refuseIdempotencyKey = ({ headers }: FastifyRequest): void => {
  if (headers['idempotency-key'] !== undefined)
    throw invalidField('Idempotency-Key', 'is not taken here: the call is the same however often it is sent')
}

/** Whom a login link has signed in may be anybody. */
const refuseConfined = ({ caller }: FastifyRequest): void => {
  if (caller !== undefined && 'user' in caller && caller.user?.confined === true) throw confinedSession()
}

/** Who has signed in, or whose own key it is. An application acts for its person in one place, and is not them. */
const userIdOf = (caller: Principal): UserId | undefined => {
  if (caller.kind === 'operator' || caller.kind === 'person' || caller.via !== undefined) return undefined
  return caller.kind === 'project' ? caller.ownerId : caller.user?.id
}

/** OpenAPI, "User": whom a key belongs to, and the key itself. A machine's key belongs to nobody. */
export const userRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain, signIn } = gatehouse
    const tags = ['User']
    const person = serve(gatehouse, 'partner', 'org', 'project')
    const personOf = async ({ caller }: FastifyRequest): Promise<Profile> => {
      const userId = caller && userIdOf(caller)
      const person = userId && (await signIn.profileOf(userId))
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
      handler: async (request) => {
        refuseConfined(request)
        return presentPerson(await personOf(request))
      },
    })

    app.patch('/user', {
      onRequest: person,
      schema: {
        operationId: 'updateUser',
        summary: 'Change the name of the person that the credential belongs to',
        description:
          'The same however often it is sent, and part of no tenant that could keep an answer: an `Idempotency-Key` is refused.',
        tags,
        body: UserChanges,
        response: { 200: User, ...REFUSALS },
      },
      handler: async (request) => {
        refuseIdempotencyKey(request)
        refuseConfined(request)
        const person = await personOf(request)
        const name = checkedName('name', request.body.name, PERSON_NAME_CHARACTERS_MAX)
        await signIn.rename(person.userId, name)
        return presentPerson({ ...person, name })
      },
    })

    app.get('/user/api-key', {
      onRequest: insideProject,
      schema: {
        operationId: 'getApiKey',
        summary:
          'The caller’s own key of a project: the one that was presented, or that of whoever is signed in',
        tags,
        headers: ProjectHeaders,
        response: { 200: ApiKey, ...REFUSALS },
      },
      handler: async (request) => {
        const key = await readOwnKey(contextOf(domain, request), 'own', { projectId: projectOf(request) })
        return { apiKey: key?.reveal() ?? bearerToken(request) ?? '' }
      },
    })

    app.post('/user/api-key/regenerate', {
      onRequest: insideProject,
      schema: {
        operationId: 'regenerateApiKey',
        summary: 'Replace the caller’s own key of a project by a new one',
        description:
          'The key before stops working at once. Whoever is signed in and has none gets their first.',
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
