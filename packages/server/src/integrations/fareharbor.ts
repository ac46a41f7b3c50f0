import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Secret } from '../kernel/secret.ts'
import { askJson } from './ask-json.ts'
import { ConnectionFault, type Integration, type Reach } from './integration.ts'

const Text = (charactersMax: number, description: string) =>
  Type.String({ minLength: 1, maxLength: charactersMax, description })

const fields = {
  app_key: Text(1_000, 'FareHarbor API App Key.'),
  user_key: Text(1_000, 'FareHarbor API User Key.'),
}
const defaults = {
  default_company_shortname: Type.Optional(Text(255, 'The company to use when the account has several.')),
}
const Config = Type.Object({ ...fields, ...defaults })
const List = Type.Array(Type.Object({}))
/** Bare, or as the external API wraps it. */
const Companies = Type.Union([List, Type.Object({ companies: List })])

const TITLE = 'FareHarbor'

/** What a header carries unchanged. */
const requireSendable = (name: string, key: string): void => {
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key))
    throw new ConnectionFault(
      'connection.refused',
      `cannot be tried: its ${name} is not made of printable ASCII characters`,
    )
}

const check = async (reach: Reach, sealed: Secret): Promise<void> => {
  const config: unknown = JSON.parse(sealed.reveal())
  if (!Check(Config, config)) throw new Error('A connection is checked after its fields.')
  const { app_key, user_key } = config
  requireSendable('app_key', app_key)
  requireSendable('user_key', user_key)
  const answer = await askJson(TITLE, reach, '/companies/', {
    'X-FareHarbor-API-App': app_key,
    'X-FareHarbor-API-User': user_key,
  })
  if (!Check(Companies, answer))
    throw new ConnectionFault(
      'connection.unreachable',
      `cannot be checked: ${TITLE} answers without a list of companies`,
    )
}

/** FareHarbor's external API, `GET /companies/`: both keys are right when it lists the account's companies, be it none. */
export const fareHarbor: Integration = {
  title: TITLE,
  setting: 'TENANTRY_FAREHARBOR_URL',
  fields: { ...fields, ...defaults },
  check,
}
