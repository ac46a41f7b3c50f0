import { existsSync } from 'node:fs'
import { parseGivenMasterKeys } from './crypto/master-key.ts'
import { parseRedisUrl } from './http/redis-url.ts'
import { parseRange } from './kernel/address.ts'
import { HOST_AND_PORT, listOf, pairsOf } from './setting-lists.ts'

/** The port of the gateway, unless the operator names another. */
export const GATEWAY_PORT = 10_255
/** What may be set, and how. */
export interface Setting {
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

const ranges = (value: string) => {
  const wrong = listOf(value).find((entry) => parseRange(entry) === undefined)
  return wrong === undefined ? undefined : `has "${wrong}", which is neither an address nor a CIDR range`
}

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
const mailFrom = (value: string) =>
  /^(?:[^<>\p{C}]* <[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+>|[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+)$/u.test(value)
    ? undefined
    : 'must be a mail address, or a name followed by one in angle brackets'

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
