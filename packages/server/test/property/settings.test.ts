import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { SETTINGS } from '../../src/settings.ts'

/** For each setting with a rule: values it takes, and values it does not. */
const RULED = {
  TENANTRY_PORT: {
    good: ['0', '1', '65535'],
    bad: ['-1', '65536', '1.5', '0x50', 'http', ' 80', '1e3', '99999999999'],
  },
  TENANTRY_PUBLIC_URL: {
    good: ['https://t.example', 'http://127.0.0.1:1/'],
    bad: ['t.example', 'ftp://t.example', '/x', 'http://'],
  },
  TENANTRY_OPERATOR_KEY: {
    good: ['x'.repeat(32), '!'.repeat(512)],
    bad: ['x'.repeat(31), 'x'.repeat(513), `${'x'.repeat(31)} `, 'ü'.repeat(32)],
  },
  TENANTRY_MASTER_KEY: {
    good: ['ab'.repeat(32), `${'A'.repeat(43)}=`, `${'ab'.repeat(32)},${'A'.repeat(43)}=`],
    bad: [
      `${'ab'.repeat(32)},`,
      `${'ab'.repeat(32)},`.repeat(3),
      'ab'.repeat(31),
      'AB'.repeat(32),
      'A'.repeat(44),
      'zz'.repeat(32),
    ],
  },
  TENANTRY_TRUSTED_PROXIES: {
    good: ['10.0.0.0/8', '::1, 10.0.0.1', ',10.0.0.1,'],
    bad: ['10.0.0.0/33', 'proxy', '10.0.0.1;10.0.0.2', '10.0.0.1 10.0.0.2'],
  },
  TENANTRY_KEY_BRAND: {
    good: ['oc', 'a', 'acme2', 'a'.repeat(16)],
    bad: ['2oc', 'OC', 'o_c', 'a'.repeat(17), 'ö'],
  },
  TENANTRY_CLAIM_TTL_HOURS: { good: ['1', '168', '87600'], bad: ['0', '-1', '87601', 'week', '1.5'] },
  TENANTRY_TELEMETRY_DAYS: { good: ['1', '30', '3650'], bad: ['0', '3651', 'week', '1.5'] },
  TENANTRY_ROLLUP_DAYS: { good: ['1', '400', '3650'], bad: ['-1', '3651', 'year', ' '] },
  TENANTRY_OIDC_ISSUER: {
    good: ['https://login.example', 'http://127.0.0.1:1/'],
    bad: ['login.example', 'ftp://l'],
  },
  TENANTRY_LOG_LEVEL: { good: ['info', 'silent'], bad: ['INFO', 'verbose', '30'] },
  DATABASE_URL: { good: ['postgres://u@h/d', 'postgresql://h/d'], bad: ['mysql://h/d', 'h/d', 'postgres'] },
  TENANTRY_GATEWAY_PORT: { good: ['off', '10255'], bad: ['on', '65536'] },
  TENANTRY_GATEWAY_WORKERS: { good: ['1', '64'], bad: ['0', '65', 'all'] },
  TENANTRY_GATEWAY_ALLOW: { good: ['10.0.0.0/8', '::1, 10.0.0.1'], bad: ['10.0.0.0/33', 'internal'] },
  TENANTRY_GATEWAY_ROUTES: {
    good: ['api.example:443=10.0.0.1:8443', 'a:80=[::1]:80, b:81=c:82'],
    bad: ['api.example=10.0.0.1', 'api.example:443', 'a:443=b', 'a:443=b:c', 'a:443=http://b:1'],
  },
  TENANTRY_GATEWAY_CA: {
    good: ['api.example=package.json'],
    bad: ['api.example', 'api.example=', '=package.json', 'api.example=no-such-file'],
  },
  TENANTRY_GATEWAY_INFERENCE_HOSTS: { good: ['package.json'], bad: ['no-such-file'] },
  TENANTRY_GATEWAY_PRICES: { good: ['package.json'], bad: ['no-such-file'] },
  TENANTRY_GATEWAY_LOG_DAYS: { good: ['1', '3650'], bad: ['0', 'week'] },
  TENANTRY_TLS_PORT: { good: ['off', '8443'], bad: ['-', '70000'] },
  TENANTRY_GATEWAY_URL: { good: ['https://g.example'], bad: ['g.example'] },
  TENANTRY_FAREHARBOR_URL: { good: ['https://f.example'], bad: ['f'] },
  TENANTRY_UPSTREAM_URL: {
    good: ['https://u.example', 'http://[::1]:8080/base/'],
    bad: [
      'ws://u.example',
      'https://user:password@u.example',
      'https://u.example/?x=y',
      'https://u.example/#x',
    ],
  },
  REDIS_URL: {
    good: ['redis://r', 'rediss://r', 'redis://u:p%40@[::1]:6380/15', 'redis://:p@127.0.0.1/', 'redis://r/0'],
    bad: [
      ...['http://r', 'r:6379', 'redis:', 'redis://', 'redis:///0', 'redis://:p@', 'redis://r:port'],
      ...[
        'redis://r,s',
        'redis://r/first',
        'redis://r/-1',
        'redis://r/0/1',
        'redis://r/?db=1',
        'redis://r/#1',
      ],
      ...['redis://:%zz@r', 'redis://:pass/word@r', 'redis://r:65536', 'redis://r:0', '/run/redis.sock'],
    ],
  },
  SMTP_URL: { good: ['smtp://m', 'smtps://m'], bad: ['mail.example'] },
  TENANTRY_MAIL_FROM: {
    good: ['mail@m.example', 'Acme Mail <mail@m.example>'],
    bad: ['mail', 'a@b\nBcc: c@d', 'A <a@b>, c@d'],
  },
} as const
type Ruled = keyof typeof RULED
const NAMES = Object.keys(RULED) as Ruled[]

const choice = (quality: 'good' | 'bad') => (name: Ruled) =>
  fc.constantFrom(...(RULED[name][quality] as readonly string[])).map((value) => [name, value] as const)
/** A random part of the settings, each of them right or wrong. */
const environment = fc
  .subarray(NAMES)
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.boolean().chain((right) => choice(right ? 'good' : 'bad')(name)))),
  )

const problemsOf = (values: Readonly<Record<string, string>>): string => {
  try {
    readConfig(values)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

it('every setting with a rule is tried', () => {
  const ruled = Object.entries(SETTINGS).flatMap(([name, setting]) => ('problem' in setting ? [name] : []))
  expect(new Set<string>(NAMES)).toEqual(new Set(ruled))
})

it('all that is wrong is named at once, and nothing that is right', () => {
  fc.assert(
    fc.property(environment, (entries) => {
      const problems = problemsOf(Object.fromEntries(entries))
      for (const [name, value] of entries) {
        const wrong = (RULED[name].bad as readonly string[]).includes(value)
        expect(problems.includes(`- ${name} `), `${name}=${value} in ${problems}`).toBe(wrong)
      }
    }),
    { numRuns: 500 },
  )
})

it('a problem never repeats a key or the address of a database', () => {
  for (const name of [
    'TENANTRY_OPERATOR_KEY',
    'TENANTRY_MASTER_KEY',
    'DATABASE_URL',
    'REDIS_URL',
    'SMTP_URL',
  ])
    expect(problemsOf({ [name]: 'se cret:passwort@' })).not.toContain('passwort')
})

it('settings that are right are taken as they are, and empty ones are the defaults', () => {
  fc.assert(
    fc.property(
      fc.subarray(NAMES).chain((names) => fc.tuple(...names.map(choice('good')))),
      (entries) => {
        const values: Record<string, string> = Object.fromEntries(entries)
        const { config } = readConfig(values)
        expect(config.port).toBe(Number(values['TENANTRY_PORT'] ?? 10_254))
        expect(config.keyBrand).toBe(values['TENANTRY_KEY_BRAND'] ?? 'oc')
        expect(config.claimTtlHours).toBe(Number(values['TENANTRY_CLAIM_TTL_HOURS'] ?? 168))
        expect(config.databaseUrl?.reveal()).toBe(values['DATABASE_URL'])
        expect(config.publicUrl).not.toMatch(/\/$/)
        const blank = Object.fromEntries(NAMES.map((name) => [name, '']))
        expect(readConfig(blank)).toEqual(readConfig({}))
      },
    ),
  )
})

it('a name that is no setting is a warning', () => {
  const { warnings } = readConfig({
    TENANTRY_PROT: '1',
    TENANTRY_GATEWAY_PORT: 'off',
    PATH: '/bin',
    TENANTRY_KEY: 'x',
  })
  expect(warnings).toEqual([expect.stringContaining('TENANTRY_PROT')])
})

it('a certificate is of no use without its key, nor a key without its certificate', () => {
  const pair = { TENANTRY_TLS_CERT: 'cert.pem', TENANTRY_TLS_KEY: 'key.pem' }
  for (const [given, missing] of [Object.keys(pair), Object.keys(pair).reverse()])
    expect(() => readConfig({ [String(given)]: 'file.pem' })).toThrow(
      `- ${given} needs ${missing} beside it.`,
    )
  const files = { certificate: 'cert.pem', key: 'key.pem' }
  expect(readConfig(pair).config.tls).toEqual({ port: 8443, files })
  expect(readConfig({ ...pair, TENANTRY_TLS_PORT: 'off' }).config.tls).toBeUndefined()
})
