import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { isInRanges } from '../kernel/address.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Secret } from '../kernel/secret.ts'
import { answerStrays } from './answer-strays.ts'
import type { Gatehouse } from './caller.ts'
import { closeIdleConnections } from './close-idle-connections.ts'
import { decodableUrl } from './decodable-url.ts'
import type { Dialect } from './dialect.ts'
import type { LiveConnections } from './live-connections.ts'
import { logAnswers } from './log-answers.ts'
import { measureRequests } from './metrics.ts'
import { mountDialect, mountEnclave } from './mount-dialect.ts'
import { serveOAuth } from './oauth/serve-oauth.ts'
import { parseJsonBodies } from './parse-json-body.ts'
import { passThrough } from './pass-through.ts'
import { refuseDuplicateHeaders } from './refuse-duplicate-headers.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import type { Relay } from './relay.ts'
import { compileSerializer } from './serialize.ts'
import { serveDocuments } from './serve-documents.ts'
import { serveHealth } from './serve-health.ts'
import { serveIntrospection } from './serve-introspection.ts'
import { serveSignIn } from './serve-sign-in.ts'
import { takeUpgrades, UpgradableMessage } from './take-upgrades.ts'
import { compileValidator } from './validate.ts'

const BODY_BYTES_MAX = 1024 * 1024
export const BODY_MS_MAX = 60_000
/** Longer than any request line that Node takes: an id that is too long names nothing, like any other that is wrong. */
const PATH_PARAMETER_CHARACTERS_MAX = 65_536

export interface ServerOptions {
  readonly gatehouse: Gatehouse
  /** Who listens to what happens. */
  readonly live: LiveConnections
  readonly operatorKey: Secret
  readonly logger: Logger
  /** What is measured, for `/metrics`. */
  readonly registry: Registry
  readonly version: string
  readonly dialects: readonly Dialect[]
  /** Pages for people, outside every dialect. */
  readonly pages: readonly FastifyPluginAsync[]
  /** Addresses and ranges whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[]
  /** The way of calls that nobody here serves, where there is one. */
  readonly relay: Relay | undefined
}

const newServer = ({ logger, trustedProxies, relay }: ServerOptions): FastifyInstance =>
  Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger of its own for each request would cost more than the line it writes; the lines name the request.
    childLoggerFactory: (own) => own,
    genReqId: () => newId<Id<'request'>>(),
    requestIdHeader: false,
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: trustedProxies.length > 0 && ((address: string) => isInRanges(address, trustedProxies)),
    routerOptions: { maxParamLength: PATH_PARAMETER_CHARACTERS_MAX },
    rewriteUrl: ({ url = '/' }) => decodableUrl(url),
    // What is passed on may take as long as it likes; the other bodies are then watched one by one.
    requestTimeout: relay === undefined ? BODY_MS_MAX : 0,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable,
    http: { IncomingMessage: UpgradableMessage },
  }) as unknown as FastifyInstance

const prepareRequests = (app: FastifyInstance): void => {
  app.decorateRequest('caller', undefined)
  app.decorateRequest('readmit', undefined)
  app.decorateRequest('bodyHash', undefined)
  app.decorateRequest('trace')
  app.decorateRequest('passedOn', false)
  app.addHook('onRequest', (request, reply, done) => {
    request.trace = {}
    void reply.header('x-request-id', request.id)
    refuseDuplicateHeaders(request)
    done()
  })
}

/** Builds the HTTP server: what no dialect owns, and each dialect in a scope of its own. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { dialects, gatehouse } = options
  const { domain, signIn } = gatehouse
  const app = newServer(options)
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  parseJsonBodies(app)
  closeIdleConnections(app)
  takeUpgrades(app)
  options.live.stopWith(app)
  options.relay?.stopWith(app)
  prepareRequests(app)
  logAnswers(app)
  answerStrays(app, dialects)
  passThrough(app, { ...options, bodyMs: BODY_MS_MAX })
  measureRequests(app, options.registry, gatehouse.rateLimits, options.live)
  serveHealth(app, domain, options.version)
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(domain.signingKeys.jwks()),
  )
  const documents = new Map<string, () => object>()
  for (const dialect of dialects)
    for (const prefix of dialect.prefixes)
      await mountDialect(app, dialect, prefix, options.version, documents)
  await serveSignIn(app, signIn, domain.policy.publicUrl)
  await serveIntrospection(app, gatehouse, options.operatorKey)
  await serveOAuth(app, gatehouse)
  for (const dialect of dialects)
    if (dialect.enclave !== undefined) await mountEnclave(app, dialect, dialect.enclave)
  for (const page of options.pages) await app.register(page)
  await serveDocuments(app, dialects, documents)
  return app
}
