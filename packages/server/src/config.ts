import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { Secret } from './kernel/secret.ts'
import { HOST_AND_PORT, listOf, pairsOf } from './setting-lists.ts'
import { GATEWAY_PORT, SETTINGS, type Setting } from './settings.ts'

/** A provider that people may sign in with, by OpenID Connect. */
export interface OidcProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: Secret
}

/** The TLS port, and the operator's own certificate for it if there is one. */
interface TlsConfig {
  readonly port: number
  readonly files: { readonly certificate: string; readonly key: string } | undefined
}

/** Where the gateway listens, and what an operator says about where it goes. */
export interface GatewayConfig {
  /** It is not served without one. */
  readonly port: number | undefined
  /** How many processes serve it where it is served alone. */
  readonly workers: number
  /** Addresses and ranges that agents may reach though they are not public. */
  readonly allowed: readonly string[]
  /** Where hosts really are, by `host:port`. */
  readonly routes: ReadonlyMap<string, { readonly address: string; readonly port: number }>
  /** PEM, by host. */
  readonly authorities: ReadonlyMap<string, string>
  /** JSON: model providers that organizations reach before anybody has claimed them; the built-in ones without it. */
  readonly inferenceHosts: string | undefined
  /** JSON: prices that come before the built-in ones. */
  readonly prices: string | undefined
}

/** The settings of a server; docs/configuration.md is printed from `settings.ts`. */
export interface Config {
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  /** Where TLS is served; nowhere without it. */
  readonly tls: TlsConfig | undefined
  readonly operatorKey: Secret | undefined
  readonly masterKey: Secret | undefined
  readonly trustedProxies: readonly string[]
  readonly keyBrand: string
  readonly claimTtlHours: number
  readonly telemetryDays: number
  readonly rollUpDays: number
  /** The gateway as agents see it. */
  readonly gatewayUrl: string
  readonly gateway: GatewayConfig
  /** How long it is kept what went through the gateway, in days. */
  readonly gatewayLogDays: number
  /** The vendor's product, if calls are passed to it. */
  readonly upstreamUrl: URL | undefined
  /** May hold a password. */
  readonly databaseUrl: Secret | undefined
  /** May hold a password. */
  readonly redisUrl: Secret | undefined
  /** May hold a password. */
  readonly smtpUrl: Secret | undefined
  /** Where the third party of each integration is, by the integration's key; empty where it is not served. */
  readonly integrationUrls: Readonly<Record<string, string>>
  readonly oidc: OidcProvider | undefined
  readonly logLevel: string
  readonly mailFrom: string
}

/** How a container names the machine that it runs on. */
const HOST_OF_CONTAINERS = 'host.docker.internal'

type Name = keyof typeof SETTINGS
type Environment = Readonly<Record<string, string | undefined>>

const NAMES = Object.keys(SETTINGS) as Name[]

/** The settings file named by `TENANTRY_CONFIG`: lines of `NAME=value`. The environment wins over it. */
const readFile = (environment: Environment): Environment => {
  const file = environment['TENANTRY_CONFIG']
  return file ? { ...parseEnv(readFileSync(file, 'utf8')), ...environment } : environment
}

/** What each setting is of no use without. */
const NEEDED: readonly (readonly [Name, Name])[] = [
  ['TENANTRY_TLS_CERT', 'TENANTRY_TLS_KEY'],
  ['TENANTRY_TLS_KEY', 'TENANTRY_TLS_CERT'],
]

const problemsOf = (environment: Environment): string[] => [
  ...NEEDED.filter(([given, needed]) => environment[given] && !environment[needed]).map(
    ([given, needed]) => `${given} needs ${needed} beside it.`,
  ),
  ...NAMES.flatMap((name) => {
    const { problem }: Setting = SETTINGS[name]
    const value = environment[name]
    const complaint = value ? problem?.(value) : undefined
    return complaint === undefined ? [] : [`${name} ${complaint}.`]
  }),
]

/** What an operator should know about the settings, though the server can start. */
const warningsOf = (environment: Environment): string[] => [
  ...Object.keys(environment)
    .filter((name) => name.startsWith('TENANTRY_') && name !== 'TENANTRY_CONFIG' && !(name in SETTINGS))
    .filter((name) => !CLIENT_NAMES.has(name))
    .map((name) => `${name} is not a setting; is it misspelled?`),
]
// The command line and the tests read these.
const CLIENT_NAMES = new Set(
  ['URL', 'KEY', 'PROFILE', 'PARTNER_ORG', 'OUTPUT'].map((name) => `TENANTRY_${name}`),
)

/** An address to mail from where none is set; a bare IP address is no mail domain. */
const noReply = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl)
  return `no-reply@${/^\[|^[\d.]+$/.test(hostname) ? 'localhost' : hostname}`
}

const oidcOf = (of: (name: Name) => string): OidcProvider | undefined =>
  of('TENANTRY_OIDC_ISSUER') === ''
    ? undefined
    : {
        issuer: of('TENANTRY_OIDC_ISSUER'),
        clientId: of('TENANTRY_OIDC_CLIENT_ID'),
        clientSecret: new Secret(of('TENANTRY_OIDC_CLIENT_SECRET')),
      }

const tlsOf = (of: (name: Name) => string): TlsConfig | undefined => {
  if (of('TENANTRY_TLS_PORT') === 'off') return undefined
  const [certificate, key] = [of('TENANTRY_TLS_CERT'), of('TENANTRY_TLS_KEY')]
  return {
    port: Number(of('TENANTRY_TLS_PORT')),
    files: certificate === '' ? undefined : { certificate, key },
  }
}

const routesOf = (value: string): GatewayConfig['routes'] =>
  new Map(
    pairsOf(value).map(([what, where]) => {
      const [, address = '', port = ''] = HOST_AND_PORT.exec(where) ?? []
      return [what, { address: address.replace(/^\[|\]$/g, ''), port: Number(port) }]
    }),
  )

const textOf = (file: string): string | undefined => (file === '' ? undefined : readFileSync(file, 'utf8'))

const gatewayOf = (of: (name: Name) => string): GatewayConfig => ({
  port: of('TENANTRY_GATEWAY_PORT') === 'off' ? undefined : Number(of('TENANTRY_GATEWAY_PORT')),
  workers: Number(of('TENANTRY_GATEWAY_WORKERS')),
  allowed: listOf(of('TENANTRY_GATEWAY_ALLOW')),
  routes: routesOf(of('TENANTRY_GATEWAY_ROUTES')),
  authorities: new Map(
    pairsOf(of('TENANTRY_GATEWAY_CA')).map(([host, file]) => [host, readFileSync(file, 'utf8')]),
  ),
  inferenceHosts: textOf(of('TENANTRY_GATEWAY_INFERENCE_HOSTS')),
  prices: textOf(of('TENANTRY_GATEWAY_PRICES')),
})

/** Reads the settings, or throws one error that names all that is wrong with them. */
export const readConfig = (
  given: Environment,
): { readonly config: Config; readonly warnings: readonly string[] } => {
  const environment = readFile(given)
  const problems = problemsOf(environment)
  if (problems.length > 0) throw new Error(`The settings are not usable:\n- ${problems.join('\n- ')}`)
  const of = (name: Name): string => environment[name] || SETTINGS[name].default
  const secret = (name: Name): Secret | undefined => (of(name) === '' ? undefined : new Secret(of(name)))
  const host = of('TENANTRY_HOST')
  const gateway = gatewayOf(of)
  const port = Number(of('TENANTRY_PORT'))
  const publicUrl = (
    of('TENANTRY_PUBLIC_URL') || `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  ).replace(/\/+$/, '')
  const config: Config = {
    dataDirectory: of('TENANTRY_DATA'),
    host,
    port,
    publicUrl,
    tls: tlsOf(of),
    operatorKey: secret('TENANTRY_OPERATOR_KEY'),
    masterKey: secret('TENANTRY_MASTER_KEY'),
    trustedProxies: listOf(of('TENANTRY_TRUSTED_PROXIES')),
    keyBrand: of('TENANTRY_KEY_BRAND'),
    claimTtlHours: Number(of('TENANTRY_CLAIM_TTL_HOURS')),
    telemetryDays: Number(of('TENANTRY_TELEMETRY_DAYS')),
    rollUpDays: Number(of('TENANTRY_ROLLUP_DAYS')),
    gatewayUrl: of('TENANTRY_GATEWAY_URL') || `http://${HOST_OF_CONTAINERS}:${gateway.port ?? GATEWAY_PORT}`,
    gateway,
    gatewayLogDays: Number(of('TENANTRY_GATEWAY_LOG_DAYS')),
    upstreamUrl: of('TENANTRY_UPSTREAM_URL') === '' ? undefined : new URL(of('TENANTRY_UPSTREAM_URL')),
    databaseUrl: secret('DATABASE_URL'),
    redisUrl: secret('REDIS_URL'),
    smtpUrl: secret('SMTP_URL'),
    integrationUrls: { fareharbor: of('TENANTRY_FAREHARBOR_URL') },
    oidc: oidcOf(of),
    logLevel: of('TENANTRY_LOG_LEVEL'),
    mailFrom: of('TENANTRY_MAIL_FROM') || noReply(publicUrl),
  }
  return { config, warnings: warningsOf(environment) }
}
