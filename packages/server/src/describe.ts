import { PGlite } from '@electric-sql/pglite'
import { pino } from 'pino'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { KeyRing } from './crypto/key-ring.ts'
import { ERRORS } from './kernel/errors.ts'
import { Secret } from './kernel/secret.ts'
import { SETTINGS } from './settings.ts'
import { describeSchema } from './store/describe-schema.ts'
import { openEmbeddedOn } from './store/open-embedded.ts'
import { VERSION } from './version.ts'

const DIALECTS = ['fleet', 'embed', 'broker', 'admin', 'device'] as const

const GENERATED = 'Printed by `npm run generate`; not edited by hand.'

const errorsPage = (): string =>
  [
    '# Errors',
    '',
    GENERATED,
    '',
    '| code | kind | when |',
    '|---|---|---|',
    ...Object.entries(ERRORS).map(([code, { kind, when }]) => `| \`${code}\` | ${kind} | ${when} |`),
    '',
  ].join('\n')

const configurationPage = (): string =>
  [
    '# Configuration',
    '',
    GENERATED,
    '',
    'Settings come from the environment, or from a file of `NAME=value` lines that `TENANTRY_CONFIG` names; the environment wins. All problems are named at once when the server starts.',
    '',
    '| setting | default | meaning |',
    '|---|---|---|',
    ...Object.entries(SETTINGS).map(([name, setting]) => {
      return `| \`${name}\` | ${setting.default === '' ? '' : `\`${setting.default}\``} | ${setting.meaning} |`
    }),
    '',
  ].join('\n')

/** Everything that is generated from the code: file name to text. */
export const describeServer = async (): Promise<Record<string, string>> => {
  const database = await PGlite.create()
  const { config } = readConfig({ TENANTRY_PUBLIC_URL: 'http://127.0.0.1:10254' })
  const tenantry = await compose(config, {
    store: await openEmbeddedOn(database),
    keyRing: new KeyRing(Buffer.alloc(32)),
    operatorKey: new Secret('not a key that anybody could use'),
    logger: pino({ level: 'silent' }),
    version: VERSION,
  })
  await tenantry.http.ready()
  const schema = await describeSchema((text) =>
    database.query<Record<string, unknown>>(text).then(({ rows }) => rows),
  )
  const documents = await Promise.all(
    DIALECTS.map(async (dialect) => {
      const document: unknown = (await tenantry.http.inject({ url: `/openapi/${dialect}.json` })).json()
      return [`openapi/${dialect}.json`, `${JSON.stringify(document, null, 2)}\n`] as const
    }),
  )
  await tenantry.close()
  return {
    ...Object.fromEntries(documents),
    'docs/errors.md': errorsPage(),
    'docs/configuration.md': configurationPage(),
    'packages/server/migrations/schema.sql': schema,
  }
}
