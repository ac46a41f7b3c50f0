import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../kernel/errors.ts'
import { answerErrors } from '../answer-errors.ts'
import type { Gatehouse } from '../caller.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'
import { toDomainError } from '../to-domain-error.ts'
import { serveMetadata } from './metadata.ts'
import { refusals } from './refusals.ts'
import { registrationRoute } from './registration.ts'
import { answerRevocation } from './revocation.ts'
import { answerTokenRequest } from './token.ts'

const FORM = 'application/x-www-form-urlencoded'
const FORM_BYTES_MAX = 16_384

/** RFC 6749, section 3.2: parameters come as a form. */
const understandForm = (cause: unknown): DomainError => {
  const error = toDomainError(cause)
  if (error.field !== 'Content-Type') return error
  return new DomainError('request.malformed', `Content-Type must be ${FORM}`, { field: 'Content-Type' })
}

const forms = async (app: FastifyInstance, gatehouse: Gatehouse): Promise<void> => {
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: FORM_BYTES_MAX })
  answerErrors(app, refusals.error, understandForm)
  const route = { config: { dialect: 'oauth' }, schema: { hide: true }, bodyLimit: FORM_BYTES_MAX } as const
  app.post('/token', { ...route, handler: answerTokenRequest(gatehouse) })
  app.post('/token/revoke', { ...route, handler: answerRevocation(gatehouse) })
}

/**
 * Serves what applications call to act for people (OAuth 2.1): registration, tokens, revocation and metadata. Where people
 * decide is a page.
 */
export const serveOAuth = async (app: FastifyInstance, gatehouse: Gatehouse): Promise<void> => {
  serveMetadata(app, gatehouse.domain.policy.publicUrl)
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', (_request, reply, done) => {
        void reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
        done()
      })
      const addRefusals = refuseOtherMethods(scope, { refusals })
      await scope.register(registrationRoute(gatehouse))
      await scope.register((form) => forms(form, gatehouse))
      addRefusals()
    },
    { prefix: '/oauth' },
  )
}
