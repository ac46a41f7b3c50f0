import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { parseGivenMasterKeys } from './crypto/master-key.ts'
import { parseRedisUrl } from './http/redis-url.ts'
import { parseRange } from './kernel/address.ts'
import { Secret } from './kernel/secret.ts'

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

/** The settings of a server; docs/configuration.md is printed from `SETTINGS`. */
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

const GATEWAY_PORT = 10_255
/** How a container names the machine that it runs on. */
const HOST_OF_CONTAINERS = 'host.docker.internal'

interface Setting {
  readonly default: string
  readonly meaning: string
  /** Says what is wrong with a value, or nothing. */
  readonly problem?: (value: string) => string | undefined
}

const isWholeNumber = (value: string, min: number, max: number): boolean =>
  /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max
const wholeNumber = (min: number, max: number) => (value: string) =>
  isWholeNumber(value, min, max) ? undefined : `must be a whole number from ${min} to ${max}`
const portOrOff = (value: string) =>
  value === 'off' || isWholeNumber(value, 0, 65_535) ? undefined : 'must be a port or "off"'
const url =
  (...protocols: readonly string[]) =>
  (value: string) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))
      ? undefined
      : `must be a URL that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`
/** A URL that others are put behind: it names neither who asks nor what is asked for. */
const bareUrl =
  (...protocols: readonly string[]) =>
  (value: string) =>
    url(...protocols)(value) ??
    (/[@?#\\]/.test(value) ? 'must be a URL without a user, a query or a fragment' : undefined)
const redisUrl = (value: string) =>
  url('redis', 'rediss')(value) ??
  (parseRedisUrl(value) === undefined
    ? 'must name one server and at most the number of a database, without a query or a fragment'
    : undefined)
const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`

const listOf = (value: string): readonly string[] =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

const ranges = (value: string) => {
  const wrong = listOf(value).find((entry) => parseRange(entry) === undefined)
  return wrong === undefined ? undefined : `has "${wrong}", which is neither an address nor a CIDR range`
}

/** The entries of a list of `what=where`. */
const pairsOf = (value: string): readonly (readonly [what: string, where: string])[] =>
  listOf(value).map((entry) => {
    const at = entry.indexOf('=')
    return at < 0 ? [entry, ''] : [entry.slice(0, at).trim().toLowerCase(), entry.slice(at + 1).trim()]
  })
const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[^\s:[\]/@]+):([1-9]\d{0,4})$/i
const routes = (value: string) => {
  const wrong = pairsOf(value).find((pair) => !pair.every((side) => HOST_AND_PORT.test(side)))
  return wrong && `has "${wrong.join('=')}", which is no host:port=address:port`
}
const readable = (file: string) => (existsSync(file) ? undefined : `names "${file}", which is no file`)
const hostFiles = (value: string) => {
  const wrong = pairsOf(value).find(([host, file]) => host === '' || file === '')
  if (wrong !== undefined) return `has "${wrong.join('=')}", which is no host=file`
  return pairsOf(value).flatMap(([, file]) => readable(file) ?? [])[0]
}
const routesOf = (value: string): GatewayConfig['routes'] =>
  new Map(
    pairsOf(value).map(([what, where]) => {
      const [, address = '', port = ''] = HOST_AND_PORT.exec(where) ?? []
      return [what, { address: address.replace(/^\[|\]$/g, ''), port: Number(port) }]
    }),
  )

const mailFrom = (value: string) =>
  /^(?:[^<>\p{C}]* <[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+>|[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+)$/u.test(value)
    ? undefined
    : 'must be a mail address, or a name followed by one in angle brackets'

/** An address to mail from where none is set; a bare IP address is no mail domain. */
const noReply = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl)
  return `no-reply@${/^\[|^[\d.]+$/.test(hostname) ? 'localhost' : hostname}`
}

/** Every setting: one place for its name, default, meaning and rule. */
export const SETTINGS = {
  TENANTRY_DATA: { default: './data', meaning: 'Directory of the embedded database and the generated keys.' },
  TENANTRY_HOST: { default: '127.0.0.1', meaning: 'Address to listen on.' },
  TENANTRY_PORT: {
    default: '10254',
    meaning: 'Port of the API; 0 takes a free one.',
    problem: wholeNumber(0, 65_535),
  },
  TENANTRY_PUBLIC_URL: {
    default: '',
    meaning: 'Where people and clients reach the server; the listening address without one.',
    problem: url('http', 'https'),
  },
  TENANTRY_OPERATOR_KEY: {
    default: '',
    meaning:
      'The operator key, 32 or more printable characters; without it one is made and kept in `operator.key` of the data directory.',
    problem: (value) =>
      /^[\x21-\x7e]{32,512}$/.test(value)
        ? undefined
        : 'must be 32 to 512 printable characters without spaces',
  },
  TENANTRY_MASTER_KEY: {
    default: '',
    meaning:
      'The key that seals what is stored: 32 bytes as 64 hex digits or base64; without it one is made and kept in `master.key` of the data directory. Two of them, with a comma between, while the key is being changed: the first seals, both open.',
    problem: (value) =>
      parseGivenMasterKeys(value) === undefined
        ? 'must be 32 bytes as 64 hex digits or as base64, or two such keys with a comma between them'
        : undefined,
  },
  TENANTRY_TRUSTED_PROXIES: {
    default: '',
    meaning: 'Addresses and CIDR ranges, comma-separated, whose `X-Forwarded-For` counts.',
    problem: ranges,
  },
  TENANTRY_KEY_BRAND: {
    default: 'oc',
    meaning: 'The brand part of key prefixes: `oc` gives `oc_partner_…`.',
    problem: (value) =>
      /^[a-z][a-z0-9]{0,15}$/.test(value)
        ? undefined
        : 'must be 1 to 16 lower-case letters and digits and begin with a letter',
  },
  TENANTRY_CLAIM_TTL_HOURS: {
    default: '168',
    meaning: 'How long a claim link lives, in hours.',
    problem: wholeNumber(1, 87_600),
  },
  TENANTRY_OIDC_ISSUER: {
    default: '',
    meaning: 'The OpenID Connect issuer that people may sign in with; needs the two settings below.',
    problem: url('http', 'https'),
  },
  TENANTRY_OIDC_CLIENT_ID: { default: '', meaning: 'What this server is called at the issuer.' },
  TENANTRY_OIDC_CLIENT_SECRET: { default: '', meaning: 'What this server proves itself with at the issuer.' },
  TENANTRY_LOG_LEVEL: {
    default: 'info',
    meaning: 'What is logged: trace, debug, info, warn, error, fatal or silent.',
    problem: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  DATABASE_URL: {
    default: '',
    meaning: 'PostgreSQL 15 or newer; without it the embedded database is used.',
    problem: url('postgres', 'postgresql'),
  },
  TENANTRY_GATEWAY_PORT: {
    default: String(GATEWAY_PORT),
    meaning: 'Port of the egress gateway; 0 takes a free one, `off` opens none.',
    problem: portOrOff,
  },
  TENANTRY_GATEWAY_WORKERS: {
    default: '1',
    meaning:
      'How many processes `tenantry gateway` serves with; in a server the gateway is a part of its own.',
    problem: wholeNumber(1, 64),
  },
  TENANTRY_GATEWAY_ALLOW: {
    default: '',
    meaning:
      'Addresses and CIDR ranges, comma-separated, that agents may reach through the gateway though they are not public, as in `10.0.8.0/24`.',
    problem: ranges,
  },
  TENANTRY_GATEWAY_ROUTES: {
    default: '',
    meaning:
      'Where hosts really are, for the gateway, instead of what their names resolve to: `host:port=address:port`, comma-separated. Such an address may be private.',
    problem: routes,
  },
  TENANTRY_GATEWAY_CA: {
    default: '',
    meaning:
      'Authorities that the gateway trusts besides the public ones, for one host each: `host=file.pem`, comma-separated.',
    problem: hostFiles,
  },
  TENANTRY_GATEWAY_INFERENCE_HOSTS: {
    default: '',
    meaning:
      'JSON file with the model providers that an organization reaches before anybody has claimed it, instead of the built-in ones: `[{"host": "llm.example", "paths": ["/v1/chat/completions"]}]`, where `*` stands for anything.',
    problem: readable,
  },
  TENANTRY_GATEWAY_PRICES: {
    default: '',
    meaning:
      'JSON file with prices of models in dollars per million tokens, which come before the built-in ones: `{"anthropic/claude-x": {"inputPerMillion": "3", "outputPerMillion": "15"}}`.',
    problem: readable,
  },
  TENANTRY_GATEWAY_LOG_DAYS: {
    default: '30',
    meaning: 'How long it is kept what agents sent through the gateway, in days.',
    problem: wholeNumber(1, 3_650),
  },
  TENANTRY_TELEMETRY_DAYS: {
    default: '30',
    meaning: 'How long what devices report is kept, in days.',
    problem: wholeNumber(1, 3_650),
  },
  TENANTRY_ROLLUP_DAYS: {
    default: '400',
    meaning: 'How long its counts and its numbers of each hour are kept, in days.',
    problem: wholeNumber(1, 3_650),
  },
  TENANTRY_GATEWAY_URL: {
    default: '',
    meaning:
      'The gateway as agents see it: the address that their container configuration names; `http://host.docker.internal:` and the gateway’s port without it.',
    problem: url('http', 'https'),
  },
  TENANTRY_TLS_PORT: {
    default: '8443',
    meaning:
      'Port where everything is served over TLS and clients may show certificates; 0 takes a free one, `off` opens none.',
    problem: portOrOff,
  },
  TENANTRY_TLS_CERT: {
    default: '',
    meaning:
      'File with the certificate of the TLS port and those that vouch for it, in PEM, read anew every hour; without it one is made and renewed, which `tls-authority.pem` of the data directory vouches for. Needs the setting below.',
  },
  TENANTRY_TLS_KEY: { default: '', meaning: 'File with its private key, in PEM.' },
  TENANTRY_FAREHARBOR_URL: {
    default: '',
    meaning:
      'Base URL of the FareHarbor API, below which `/companies/` lies; without it organizations with FareHarbor connections are refused.',
    problem: url('http', 'https'),
  },
  TENANTRY_UPSTREAM_URL: {
    default: '',
    meaning:
      'The vendor’s own product: calls that no dialect owns are passed to it, below the path that it names. Without it they are a 404.',
    problem: bareUrl('http', 'https'),
  },
  REDIS_URL: {
    default: '',
    meaning:
      'The Redis or Valkey that several nodes count rate limits in, as in `rediss://user:password@redis.example:6379/0`; without it each counts in its own memory, and so does each while it cannot be reached.',
    problem: redisUrl,
  },
  SMTP_URL: {
    default: '',
    meaning:
      'The mail server, as in `smtps://user:password@mail.example:465`; without it mails are kept for the operator to read.',
    problem: url('smtp', 'smtps'),
  },
  TENANTRY_MAIL_FROM: {
    default: '',
    meaning:
      'Whom mails are from: an address, or a name with the address in angle brackets; `no-reply@` and the public host without one.',
    problem: mailFrom,
  },
} as const satisfies Record<string, Setting>

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
const CLIENT_NAMES = new Set(['TENANTRY_URL', 'TENANTRY_KEY'])

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
