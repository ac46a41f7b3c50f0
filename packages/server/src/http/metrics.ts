import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LiveConnections } from './live-connections.ts'
import type { RateLimits } from './rate-limits.ts'
import { routeName } from './request.ts'

/** Measures the WebSockets; they are counted where they live, and read when somebody asks. */
const measureConnections = (registry: Registry, live: Pick<LiveConnections, 'counts'>): void => {
  const registers = [registry]
  new Gauge({
    name: 'tenantry_websocket_connections',
    help: 'WebSockets that are open on this node.',
    registers,
    collect() {
      this.set(live.counts.open)
    },
  })
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  total('tenantry_websocket_opened_total', 'WebSockets opened.', () => live.counts.opened)
  total('tenantry_websocket_messages_total', 'Changes told over WebSockets.', () => live.counts.messages)
  new Counter({
    name: 'tenantry_websocket_cut_total',
    help: 'WebSockets ended by this side, by why.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset()
      for (const [reason, count] of Object.entries(live.counts.cut)) this.inc({ reason }, count)
    },
  })
}

let ofProcess: Registry | undefined

/** What is measured of the process: once, whatever is composed in it, for nothing ever stops measuring it. */
const ofTheProcess = (): Registry => {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

/** Measures requests by route and serves everything measured at `/metrics`; no label holds an id or a secret. */
export const measureRequests = (
  app: FastifyInstance,
  registry: Registry,
  rateLimits: RateLimits,
  live: Pick<LiveConnections, 'counts'>,
): void => {
  const duration = new Histogram({
    name: 'tenantry_http_request_duration_seconds',
    help: 'Time from the request’s arrival to the end of its answer, in seconds.',
    labelNames: ['dialect', 'method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'tenantry_rate_limits_shared',
    help: 'Whether rate limits count on all nodes (1) or on this one alone (0): without REDIS_URL, or while Redis is away.',
    registers: [registry],
    collect() {
      this.set(rateLimits.areShared() ? 1 : 0)
    },
  })
  measureConnections(registry, live)
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      dialect: request.routeOptions.config.dialect ?? 'none',
      method: request.method,
      route: routeName(request) ?? 'none',
      status: String(reply.statusCode),
    }
    duration.observe(labels, reply.elapsedTime / 1000)
    done()
  })
  const measured = [ofTheProcess(), registry]
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await Registry.merge(measured).metrics()),
  )
}
