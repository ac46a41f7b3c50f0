import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import type { Domain } from '../domain/context.ts'
import { DomainError } from '../kernel/errors.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { isStorableText } from '../kernel/text.ts'
import type { Dialect } from './dialect.ts'
import { measureRequests } from './metrics.ts'
import { describeRoutes } from './openapi.ts'
import { parseJsonBodies } from './parse-json-body.ts'
import { refuseDuplicateHeaders } from './refuse-duplicate-headers.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { toDomainError } from './to-domain-error.ts'
import { compileValidator } from './validate.ts'

const BODY_BYTES_MAX = 1024 * 1024
/** An external id of 255 characters, each four bytes, percent-encoded. */
const PATH_PARAMETER_CHARACTERS_MAX = 255 * 12

export interface ServerOptions {
  readonly domain: Domain
  readonly logger: Logger
  readonly version: string
  readonly dialects: readonly Dialect[]
  /** Pages for people, outside every dialect. */
  readonly pages: readonly FastifyPluginAsync[]
  /** Addresses and ranges whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[]
}

// A path that cannot be decoded names nothing: escaped, it goes the way of every other id that is malformed.
const decodable = (url: string): string => {
  try {
    decodeURIComponent(url)
    return url
  } catch {
    return url.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, (bytes) => {
      try {
        return decodeURIComponent(bytes) && bytes
      } catch {
        return bytes.replaceAll('%', '%25')
      }
    })
  }
}

const newServer = ({ logger, trustedProxies }: ServerOptions): FastifyInstance =>
  Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => newId<Id<'request'>>(),
    requestIdHeader: false,
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { maxParamLength: PATH_PARAMETER_CHARACTERS_MAX },
    rewriteUrl: ({ url = '/' }) => decodable(url),
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
  }) as unknown as FastifyInstance

const ownerOf = (dialects: readonly Dialect[], url: string): Dialect | undefined =>
  dialects
    .flatMap((dialect) => dialect.owns.map((prefix) => ({ prefix, dialect })))
    .filter(({ prefix }) => url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.dialect

/** What a log line says of the caller: ids, never a credential. */
const callerFields = ({ caller, trace }: FastifyRequest): object => ({
  ...(caller !== undefined &&
    caller.kind !== 'operator' && { partner: caller.partnerId, credential: caller.credentialId }),
  ...(trace?.actedOn !== undefined && { actedOn: trace.actedOn }),
})

// These hooks run on every request; they take a callback because an async function costs a turn of the event loop.
const logAnswers = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not the URL: a URL may hold a link's token.
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        address: request.ip,
        ...callerFields(request),
      },
      'request',
    )
    done()
  })
}

const refuseUnstorableQuery = (query: unknown): void => {
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (typeof value === 'string' && !isStorableText(value)) {
      throw new DomainError('request.malformed', `${name} must not hold NUL or half of a surrogate pair`, {
        field: name,
      })
    }
  }
}

const prepareRequests = (app: FastifyInstance): void => {
  app.decorateRequest('caller', undefined)
  app.decorateRequest('bodyHash', undefined)
  app.decorateRequest('trace')
  app.addHook('onRequest', (request, reply, done) => {
    request.trace = {}
    void reply.header('x-request-id', request.id)
    refuseDuplicateHeaders(request)
    done()
  })
}

const mount = async (
  app: FastifyInstance,
  dialect: Dialect,
  prefix: string,
  options: ServerOptions,
  documents: Map<string, () => object>,
) => {
  await app.register(
    async (scope) => {
      const documented = prefix === dialect.prefixes[0]
      if (documented) await describeRoutes(scope, dialect, options.version)
      scope.addHook('onRoute', (route) => {
        route.config = { ...route.config, dialect: dialect.name }
      })
      scope.addHook('onRequest', (request, _reply, done) => {
        refuseUnstorableQuery(request.query)
        done()
      })
      scope.addHook('onSend', ({ trace }, reply, payload, done) => {
        if (trace.actedOn !== undefined)
          void reply.header('x-acted-on-org', dialect.spellOrgId(trace.actedOn))
        if (trace.replayed === true) void reply.header('Idempotent-Replayed', 'true')
        done(null, payload)
      })
      const addRefusals = refuseOtherMethods(scope, dialect)
      scope.setErrorHandler((cause, request, reply) => {
        const error = toDomainError(cause)
        if (error.kind === 'internal' || error.kind === 'unavailable')
          request.log.error({ err: error }, 'failed')
        if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
        return dialect.refusals.error(error, request, reply)
      })
      await scope.register(dialect.routes(prefix))
      addRefusals()
      if (documented) documents.set(dialect.name, () => scope.swagger())
    },
    { prefix },
  )
}

const serveDocuments = async (
  app: FastifyInstance,
  dialects: readonly Dialect[],
  documents: ReadonlyMap<string, () => object>,
) => {
  app.get<{ Params: { file: string } }>('/openapi/:file', async (request, reply) => {
    const document = documents.get(request.params.file.replace(/\.json$/, ''))
    return document === undefined ? reply.code(404).send({ error: 'There is no such document' }) : document()
  })
  // Swagger UI wants a document of its own beside it; the dialects' are the ones that it shows.
  await app.register(async (scope) => {
    await scope.register(swagger)
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: {
        urls: dialects.map(({ name, title }) => ({ name: title, url: `/openapi/${name}.json` })),
        defaultModelsExpandDepth: 0,
      } as never,
      staticCSP: true,
    })
  })
}

/** Answers what no dialect's own handler answers: pages, documents, and paths that nobody serves. */
const answerStrays = (app: FastifyInstance, dialects: readonly Dialect[]): void => {
  app.setErrorHandler((cause, request, reply) => {
    const error = toDomainError(cause)
    const status = error.kind === 'internal' ? 500 : error.kind === 'unavailable' ? 503 : 400
    if (status >= 500) request.log.error({ err: error }, 'failed')
    return reply.code(status).send({ error: error.message })
  })
  app.setNotFoundHandler((request, reply) => {
    const owner = ownerOf(dialects, request.url)
    return owner === undefined
      ? reply.code(404).send({ error: 'Not found' })
      : owner.refusals.noRoute({ status: 404 }, reply)
  })
}

/** Builds the HTTP server: what no dialect owns, and each dialect in a scope of its own. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { domain, dialects } = options
  const app = newServer(options)
  app.setValidatorCompiler(compileValidator)
  parseJsonBodies(app)
  prepareRequests(app)
  logAnswers(app)
  answerStrays(app, dialects)
  measureRequests(app)
  app.get('/healthz', async () => ({ status: 'ok', version: options.version }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await domain.store.ping().then(
      () => true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(domain.signingKeys.jwks()),
  )
  const documents = new Map<string, () => object>()
  for (const dialect of dialects)
    for (const prefix of dialect.prefixes) await mount(app, dialect, prefix, options, documents)
  for (const page of options.pages) await app.register(page)
  await serveDocuments(app, dialects, documents)
  return app
}
