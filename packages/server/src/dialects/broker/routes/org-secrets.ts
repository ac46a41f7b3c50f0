import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeSecret, createSecret, deleteSecret, listSecrets } from '../../../domain/secret/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { newSecretOf, secretChangesOf, secretIdOf } from '../parameters.ts'
import { presentCreatedSecret, presentSecret } from '../present/secrets.ts'
import * as schemas from '../schemas/secrets.ts'

/** OpenAPI, "Organization Secrets": what all projects of an organization share. */
export const orgSecretRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization Secrets']
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/secrets', {
      schema: {
        operationId: 'listOrgSecrets',
        summary: 'List the secrets of your organization',
        tags,
        response: { 200: schemas.SecretList, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        return (await listSecrets(contextOf(domain, request), 'own', {})).map(presentSecret)
      },
    })

    app.post('/org/secrets', {
      schema: {
        operationId: 'createOrgSecret',
        summary: 'Create a secret of the organization',
        description:
          'The value is sealed and never shown again. `generic` secrets need an `injectionConfig`.',
        tags,
        headers: schemas.WriteHeaders,
        body: schemas.NewSecret,
        response: { 201: schemas.CreatedSecret, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const secret = await createSecret(contextOf(domain, request), 'own', {
          given: newSecretOf(request.body),
        })
        return reply.code(201).send(presentCreatedSecret(secret))
      },
    })

    app.patch('/org/secrets/:secretId', {
      schema: {
        operationId: 'updateOrgSecret',
        summary: 'Change what is given of a secret of the organization',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.SecretPath,
        body: schemas.SecretChanges,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const secretId = secretIdOf(request.params)
        const changes = secretChangesOf(request.body)
        await changeSecret(contextOf(domain, request), 'own', { secretId, changes })
        return { success: true }
      },
    })

    app.delete('/org/secrets/:secretId', {
      schema: {
        operationId: 'deleteOrgSecret',
        summary: 'Delete a secret of the organization',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.SecretPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const secretId = secretIdOf(request.params)
        await deleteSecret(contextOf(domain, request), 'own', { secretId })
        return reply.code(204).send(null)
      },
    })
  }
