import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { compose, openParts, type Tenantry } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import type { Secret } from './kernel/secret.ts'
import { createLogger } from './logger.ts'
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
  gateway === undefined ? [] : [`  Gateway     http://${urlHost(host)}:${gateway.port}`]

/** Listens for agents; answers the settings with the port that it is. */
const listenForAgents = async ({ gateway }: Tenantry, config: Config): Promise<Config> => {
  if (gateway === undefined || config.gateway === undefined) return config
  const { host, port, tls } = config
  const ownPorts = [port, ...(tls === undefined ? [] : [tls.port])]
  const taken = await gateway
    .listen({ host, port: config.gateway.port, ownPorts })
    .catch((cause: unknown) => {
      throw new Error(
        `The gateway cannot be served on port ${config.gateway?.port}: TENANTRY_GATEWAY_PORT names another or none (off).`,
        { cause },
      )
    })
  return { ...config, gateway: { ...config.gateway, port: taken } }
}

const announce = (config: Config, freshOperatorKey: Secret | undefined): void => {
  const data = config.databaseUrl === undefined ? `${config.dataDirectory} (embedded database)` : 'PostgreSQL'
  const lines = [
    `Tenantry ${VERSION} is ready.`,
    `  API         ${config.publicUrl}`,
    `  API docs    ${config.publicUrl}/docs`,
    ...tlsLines(config),
    ...gatewayLines(config),
    `  Data        ${data}`,
    ...operatorLines(config, freshOperatorKey),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** Links name the port before the server listens, so a port left open is settled first. */
const settlePort = async (config: Config): Promise<Config> => {
  if (config.port !== 0) return config
  const probe = createServer().listen(0, config.host)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
}

const serve = async (): Promise<void> => {
  const { config: given, warnings } = readConfig(process.env)
  const config = await settlePort(given)
  const logger = createLogger(config.logLevel)
  for (const warning of warnings) logger.warn(warning)
  const parts = await openParts(config)
  const tenantry = await compose(config, { ...parts, logger, version: VERSION })
  const stop = (signal: string): void => {
    logger.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref()
    tenantry.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  await tenantry.http.ready()
  // Whoever finds the server ready finds all of it.
  const settled = await listenForAgents(tenantry, await listenOnTls(tenantry, config))
  await tenantry.http.listen({ host: config.host, port: config.port })
  announce(settled, parts.freshOperatorKey)
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  const { cause } = error as { cause?: unknown }
  if (cause instanceof Error) process.stderr.write(`  because: ${cause.message}\n`)
  process.exit(1)
})
