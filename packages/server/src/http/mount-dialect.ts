import type { FastifyInstance } from 'fastify'
import { DomainError } from '../kernel/errors.ts'
import { isStorableText } from '../kernel/text.ts'
import { answerErrors } from './answer-errors.ts'
import type { Dialect, Enclave, Refusals } from './dialect.ts'
import { describeRoutes } from './openapi.ts'
import { readmitCallers } from './readmit-callers.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'

const refuseUnstorableQuery = (query: unknown): void => {
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (typeof value === 'string' && !isStorableText(value)) {
      throw new DomainError('request.malformed', `${name} must not hold NUL or half of a surrogate pair`, {
        field: name,
      })
    }
  }
}

/** What a call tells about itself in headers, whatever its answer is. */
const sayWhatHappened = (scope: FastifyInstance, dialect: Dialect): void => {
  scope.addHook('onSend', ({ trace }, reply, payload, done) => {
    if (trace.actedOn !== undefined) void reply.header('x-acted-on-org', dialect.spellOrgId(trace.actedOn))
    if (trace.replayed === true) void reply.header('Idempotent-Replayed', 'true')
    done(null, payload)
  })
}

/** What holds for every route of a dialect, wherever it is served. */
const prepareScope = (scope: FastifyInstance, dialect: Dialect, answer: Refusals['error']): void => {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, dialect: dialect.name }
  })
  scope.addHook('onRequest', (request, _reply, done) => {
    refuseUnstorableQuery(request.query)
    done()
  })
  readmitCallers(scope)
  sayWhatHappened(scope, dialect)
  answerErrors(scope, answer)
}

/** Adds the routes of a dialect below one of its prefixes, in a scope with its own errors and its own document. */
export const mountDialect = async (
  app: FastifyInstance,
  dialect: Dialect,
  prefix: string,
  version: string,
  documents: Map<string, () => object>,
): Promise<void> => {
  await app.register(async (scope) => {
    const documented = prefix === dialect.prefixes[0]
    if (documented) await describeRoutes(scope, dialect, version)
    prepareScope(scope, dialect, dialect.refusals.error)
    const addRefusals = refuseOtherMethods(scope, dialect)
    await scope.register(dialect.routes(prefix), { prefix })
    if (documented && dialect.besides !== undefined)
      await scope.register(dialect.besides.routes, { prefix: dialect.besides.prefix })
    addRefusals()
    if (documented) documents.set(dialect.name, () => scope.swagger())
  })
}

/** Adds the routes that a dialect has among those of another one, in a scope with its own errors. */
export const mountEnclave = async (
  app: FastifyInstance,
  dialect: Dialect,
  { prefix, error, routes }: Enclave,
): Promise<void> => {
  await app.register(
    async (scope) => {
      prepareScope(scope, dialect, error)
      await scope.register(routes)
    },
    { prefix },
  )
}
