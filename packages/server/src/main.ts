import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { compose, openParts } from './compose.ts'
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

const announce = (config: Config, freshOperatorKey: Secret | undefined): void => {
  const data = config.databaseUrl === undefined ? `${config.dataDirectory} (embedded database)` : 'PostgreSQL'
  const lines = [
    `Tenantry ${VERSION} is ready.`,
    `  API         ${config.publicUrl}`,
    `  API docs    ${config.publicUrl}/docs`,
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
  await tenantry.http.listen({ host: config.host, port: config.port })
  announce(config, parts.freshOperatorKey)
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  const { cause } = error as { cause?: unknown }
  if (cause instanceof Error) process.stderr.write(`  because: ${cause.message}\n`)
  process.exit(1)
})
