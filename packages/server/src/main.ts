import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type BackupReport, backUp } from './back-up.ts'
import { compose, openParts, type Tenantry } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { GatewayWorkers, isWorker, serveAsWorker } from './gateway-workers.ts'
import type { Secret } from './kernel/secret.ts'
import { createLogger } from './logger.ts'
import { restore } from './restore.ts'
import { VERSION } from './version.ts'

const STOP_MS_MAX = 10_000

const operatorLines = (config: Config, fresh: Secret | undefined): readonly string[] => {
  const file = `${config.dataDirectory}/operator.key`
  if (fresh !== undefined)
    return [`  Operator    ${fresh.reveal()}`, `              shown this once, kept in ${file}`]
  return config.operatorKey === undefined ? [`  Operator    the key is kept in ${file}`] : []
}

const AUTHORITY_FILE = 'tls-authority.pem'

const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const tlsLines = ({ host, dataDirectory, tls }: Config): readonly string[] => {
  if (tls === undefined) return []
  const url = `  TLS         https://${urlHost(host)}:${tls.port}`
  return tls.files === undefined
    ? [url, `              ${dataDirectory}/${AUTHORITY_FILE} vouches for it`]
    : [url]
}

/** Listens on the TLS port; answers the settings with the port that it is. */
const listenOnTls = async ({ tls, domain }: Tenantry, config: Config): Promise<Config> => {
  if (tls === undefined || config.tls === undefined) return config
  const { host, dataDirectory } = config
  if (config.tls.files === undefined) {
    const { certificate } = await domain.serverAuthority.open()
    writeFileSync(join(dataDirectory, AUTHORITY_FILE), certificate)
  }
  const port = await tls.listen({ host, port: config.tls.port }).catch((cause: unknown) => {
    throw new Error(
      `TLS cannot be served on port ${config.tls?.port}: TENANTRY_TLS_PORT names another or none (off), TENANTRY_TLS_CERT and TENANTRY_TLS_KEY the certificate.`,
      {
        cause,
      },
    )
  })
  return { ...config, tls: { ...config.tls, port } }
}

const gatewayLines = ({ host, gateway }: Config): readonly string[] =>
  gateway.port === undefined ? [] : [`  Gateway     http://${urlHost(host)}:${gateway.port}`]

/** Listens for agents; answers the settings with the port that it is. */
const listenForAgents = async ({ gateway }: Tenantry, config: Config): Promise<Config> => {
  if (gateway === undefined || config.gateway.port === undefined) return config
  const { host, port, tls } = config
  const ownPorts = [port, ...(tls === undefined ? [] : [tls.port])]
  const taken = await gateway
    .listen({ host, port: config.gateway.port, ownPorts })
    .catch((cause: unknown) => {
      throw new Error(
        `The gateway cannot be served on port ${config.gateway.port}: TENANTRY_GATEWAY_PORT names another or none (off).`,
        { cause },
      )
    })
  return { ...config, gateway: { ...config.gateway, port: taken } }
}

const announce = (config: Config, freshOperatorKey: Secret | undefined): void => {
  const data = config.databaseUrl === undefined ? `${config.dataDirectory} (embedded database)` : 'PostgreSQL'
  const lines = [
    `Tenantry ${VERSION} is ready.`,
    `  Portal      ${config.publicUrl}`,
    `              the operator’s pages are at ${config.publicUrl}/operator`,
    `  API         ${config.publicUrl}`,
    `  API docs    ${config.publicUrl}/docs`,
    ...tlsLines(config),
    ...gatewayLines(config),
    `  Data        ${data}`,
    ...operatorLines(config, freshOperatorKey),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

const unusedPort = async (host: string): Promise<number> => {
  const probe = createServer().listen(0, host)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Links and proxy addresses name a port before anybody listens, so one that is left open is settled first. */
const settlePorts = async (config: Config): Promise<Config> => {
  const { host, gateway } = config
  const port = config.port === 0 ? await unusedPort(host) : config.port
  const gatewayPort = gateway.port === 0 ? await unusedPort(host) : gateway.port
  return {
    ...config,
    port,
    publicUrl: config.publicUrl.replace(/:0$/, `:${port}`),
    gateway: { ...gateway, port: gatewayPort },
    gatewayUrl: config.gatewayUrl.replace(/:0$/, `:${gatewayPort}`),
  }
}

/** Ends in good order on the signals that ask for it, and in any case within some seconds. */
const stopOnSignals = (logger: Logger, close: () => Promise<void>): void => {
  const stop = (signal: string): void => {
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
}

/** Opens what the settings name and wires it together; `alsoClose` ends what listens besides. */
const open = async (config: Config, warnings: readonly string[], alsoClose: () => void = () => {}) => {
  const logger = createLogger(config.logLevel)
  for (const warning of warnings) logger.warn(warning)
  const parts = await openParts(config)
  const tenantry = await compose(config, { ...parts, logger, version: VERSION })
  stopOnSignals(logger, () => {
    alsoClose()
    return tenantry.close()
  })
  await tenantry.http.ready()
  return { tenantry, freshOperatorKey: parts.freshOperatorKey }
}

const serve = async (): Promise<void> => {
  const { config: given, warnings } = readConfig(process.env)
  const config = await settlePorts(given)
  const { tenantry, freshOperatorKey } = await open(config, warnings)
  // Whoever finds the server ready finds all of it.
  const settled = await listenForAgents(tenantry, await listenOnTls(tenantry, config))
  await tenantry.http.listen({ host: config.host, port: config.port })
  announce(settled, freshOperatorKey)
}

const requireGatewaySettings = ({ databaseUrl, gateway }: Config): void => {
  if (databaseUrl === undefined)
    throw new Error(
      'A gateway by itself needs DATABASE_URL: the embedded database is for one process, which "tenantry serve" is, its own gateway in it.',
    )
  if (gateway.port === undefined)
    throw new Error('A gateway by itself needs a port: TENANTRY_GATEWAY_PORT is off.')
}

/** What whoever runs a gateway by itself asks of it on the port that is the API's elsewhere. */
const OF_OPERATION = new Set(['/healthz', '/readyz', '/metrics'])

const listenForOperation = async ({ host, port }: Config, answer: RequestListener): Promise<Server> => {
  const server = createHttpServer((request, response) => {
    if (OF_OPERATION.has(request.url ?? '')) answer(request, response)
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not_found"}')
  })
  server.listen(port, host)
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Error(`Health and metrics cannot be served on port ${port}: TENANTRY_PORT names another.`, {
      cause,
    })
  })
  return server
}

const announceGateway = (config: Config): void => {
  const { host, port } = config
  const workers = config.gateway.workers === 1 ? '' : `, by ${config.gateway.workers} processes`
  const lines = [
    `The gateway of Tenantry ${VERSION} is ready${workers}.`,
    ...gatewayLines(config),
    `  Health      http://${urlHost(host)}:${port}/readyz, and /metrics`,
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** The gateway alone, in this process. */
const serveGatewayHere = async (config: Config, warnings: readonly string[]): Promise<void> => {
  let operation: Server | undefined
  const { tenantry } = await open(config, warnings, () => operation?.close())
  const settled = await listenForAgents(tenantry, config)
  if (isWorker()) return serveAsWorker(tenantry.registry)
  const { http } = tenantry
  operation = await listenForOperation(config, (request, response) => http.routing(request, response))
  announceGateway(settled)
}

/** What is asked about processes that serve together: each of them is asked for its part. */
const answerForAll =
  (workers: GatewayWorkers, wanted: number): RequestListener =>
  (request, response) => {
    const answer = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'content-type': type }).end(text)
    if (request.url === '/metrics')
      workers.metrics().then(
        ({ type, text }) => answer(200, type, text),
        () => answer(503, 'text/plain', 'Not every process has said what it measured.\n'),
      )
    else if (workers.alive < wanted) answer(503, 'application/json', '{"status":"unavailable"}')
    else answer(200, 'application/json', '{"status":"ok"}')
  }

/** The gateway alone, in several processes that this one looks after. */
const serveGatewayByWorkers = async (config: Config, warnings: readonly string[]): Promise<void> => {
  const logger = createLogger(config.logLevel)
  for (const warning of warnings) logger.warn(warning)
  const workers = new GatewayWorkers(logger)
  let operation: Server | undefined
  stopOnSignals(logger, async () => {
    operation?.close()
    await workers.stop()
  })
  const { workers: count, port } = config.gateway
  await workers.start(count, { TENANTRY_GATEWAY_PORT: String(port), TENANTRY_PORT: String(config.port) })
  operation = await listenForOperation(config, answerForAll(workers, count))
  announceGateway(config)
}

/** The gateway alone, beside servers on the same database. */
const serveGateway = async (): Promise<void> => {
  const { config: given, warnings } = readConfig(process.env)
  requireGatewaySettings(given)
  const config = await settlePorts({ ...given, tls: undefined })
  const isOne = config.gateway.workers === 1 || isWorker()
  return isOne ? serveGatewayHere(config, warnings) : serveGatewayByWorkers(config, warnings)
}

type Keeping = (config: Config, file: string, signal: AbortSignal) => Promise<BackupReport>

/** Backs up or restores; a signal ends it in good order, and leaves nothing. */
const keep = async (work: Keeping, file: string): Promise<void> => {
  const { config, warnings } = readConfig(process.env)
  for (const warning of warnings) process.stderr.write(`${warning}\n`)
  const interruption = new AbortController()
  const stop = (signal: string) => interruption.abort(new Error(`Ended by ${signal}; nothing was changed.`))
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const report = await work(config, file, interruption.signal)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
}

const run = async (): Promise<void> => {
  const [mode, ...more] = process.argv.slice(2)
  const [file] = more
  if (mode === undefined) return serve()
  if (mode === 'gateway' && more.length === 0) return serveGateway()
  if (mode === 'backup' && file !== undefined && more.length === 1) return keep(backUp, file)
  if (mode === 'restore' && file !== undefined && more.length === 1) return keep(restore, file)
  throw new Error(
    `"${[mode, ...more].join(' ')}" is nothing that this runs: say gateway, backup FILE, restore FILE, or nothing for all of it.`,
  )
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  const { cause } = error as { cause?: unknown }
  if (cause instanceof Error) process.stderr.write(`  because: ${cause.message}\n`)
  process.exit(1)
})
