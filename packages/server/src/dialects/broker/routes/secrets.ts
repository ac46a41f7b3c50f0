import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeSecret, createSecret, deleteSecret, listSecrets } from '../../../domain/secret/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { newSecretOf, secretChangesOf, secretIdOf } from '../parameters.ts'
import { presentCreatedSecret, presentSecret } from '../present/secrets.ts'
import * as schemas from '../schemas/secrets.ts'

/** OpenAPI, "Secrets": a project’s own. */
export const secretRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Secrets']
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    app.get('/secrets', {
      schema: {
        operationId: 'listSecrets',
        summary: 'List the secrets of a project, those of its organization too',
        tags,
        headers: schemas.ProjectHeaders,
        response: { 200: schemas.SecretList, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectOf(request)
        return (await listSecrets(contextOf(domain, request), 'own', { projectId })).map(presentSecret)
      },
    })

    app.post('/secrets', {
      schema: {
        operationId: 'createSecret',
        summary: 'Create a secret of the project',
        description:
          'The value is sealed and never shown again. `generic` secrets need an `injectionConfig`.',
        tags,
        headers: schemas.ProjectWriteHeaders,
        body: schemas.NewSecret,
        response: { 201: schemas.CreatedSecret, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const projectId = projectOf(request)
        const secret = await createSecret(contextOf(domain, request), 'own', {
          projectId,
          given: newSecretOf(request.body),
        })
        return reply.code(201).send(presentCreatedSecret(secret))
      },
    })

    app.patch('/secrets/:secretId', {
      schema: {
        operationId: 'updateSecret',
        summary: 'Change what is given of a secret of the project',
        tags,
        headers: schemas.ProjectWriteHeaders,
        params: schemas.SecretPath,
        body: schemas.SecretChanges,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectOf(request)
        const secretId = secretIdOf(request.params)
        const changes = secretChangesOf(request.body)
        await changeSecret(contextOf(domain, request), 'own', { projectId, secretId, changes })
        return { success: true }
      },
    })

    app.delete('/secrets/:secretId', {
      schema: {
        operationId: 'deleteSecret',
        summary: 'Delete a secret of the project',
        tags,
        headers: schemas.ProjectWriteHeaders,
        params: schemas.SecretPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const projectId = projectOf(request)
        const secretId = secretIdOf(request.params)
        await deleteSecret(contextOf(domain, request), 'own', { projectId, secretId })
        return reply.code(204).send(null)
      },
    })
  }
