import { type TSchema, Type } from 'typebox'
import { LIMIT_CENTS_MAX } from '../../../domain/budget/index.ts'
import {
  HOST_PATTERN_CHARACTERS_MAX,
  INJECTION_CHARACTERS_MAX,
  PATH_PATTERN_CHARACTERS_MAX,
  SECRET_NAME_CHARACTERS_MAX,
  VALUE_CHARACTERS_MAX,
} from '../../../domain/secret/index.ts'

export { ProjectHeaders, ProjectWriteHeaders, REFUSALS, Success, WriteHeaders } from '../schemas.ts'

export const SecretPath = Type.Object({ secretId: Type.String() })
export const OrgSecretPath = Type.Object({ orgId: Type.String(), secretId: Type.String() })

const Moment = Type.String({ format: 'date-time' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const strict = { additionalProperties: false }
const format = (example: string) =>
  Type.String({
    minLength: 1,
    maxLength: INJECTION_CHARACTERS_MAX,
    description: 'Holds `{value}` where the secret goes.',
    examples: [example],
  })

/** OpenAPI, `InjectionConfig`: exactly one of four kinds. */
const InjectionConfig = Type.Union(
  [
    Type.Object(
      {
        headerName: Type.String({ minLength: 1, maxLength: 256, examples: ['Authorization'] }),
        valueFormat: Type.Optional(format('Bearer {value}')),
      },
      strict,
    ),
    Type.Object(
      {
        paramName: Type.String({ minLength: 1, maxLength: 256, examples: ['key'] }),
        paramFormat: Type.Optional(format('{value}')),
      },
      strict,
    ),
    Type.Object({ pathTemplate: format('/bot{value}') }, strict),
    Type.Object({ pathRegex: format('^/bot([^/]+)'), pathReplacement: format('/bot{value}') }, strict),
    Type.Null(),
  ],
  { description: 'How the gateway puts a generic secret into a request: exactly one of the four kinds.' },
)

const fields = {
  name: Type.String({
    minLength: 1,
    maxLength: SECRET_NAME_CHARACTERS_MAX,
    examples: ['Fallback Anthropic key'],
  }),
  valueSource: Type.Enum(['inline', 'onepassword'], {
    default: 'inline',
    description: 'Values from 1Password are not supported: anything but `inline` is refused.',
  }),
  value: Type.String({
    minLength: 1,
    maxLength: VALUE_CHARACTERS_MAX,
    description:
      'The secret value (API key, token …), in one line; a new secret needs one. It is never shown again.',
    examples: ['sk-ant-api03-0123456789abcdef'],
  }),
  hostPattern: Type.String({
    minLength: 1,
    maxLength: HOST_PATTERN_CHARACTERS_MAX,
    description:
      'A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.',
    examples: ['api.anthropic.com'],
  }),
  pathPattern: Type.String({
    maxLength: PATH_PATTERN_CHARACTERS_MAX,
    description: 'An exact path, or a prefix that ends in `*`; every path without it, and with an empty one.',
    examples: ['/v1/*'],
  }),
}
/** How the gateway uses a secret; beyond the document. */
const uses = {
  enabled: Type.Optional(Type.Boolean({ description: 'Whether the gateway uses it; it does by default.' })),
  allowHttp: Type.Optional(
    Type.Boolean({ description: 'Whether it may leave without TLS, to `http://` addresses too.' }),
  ),
}
const grants = {
  onlyGranted: Type.Optional(
    Type.Boolean({
      description:
        'Whether only agents use it that it was assigned to, rather than all. Of a partner’s secret alone.',
    }),
  ),
}
const SecretType = Type.Enum(['anthropic', 'openai', 'generic'])

export const NewSecret = Type.Object({
  name: fields.name,
  type: SecretType,
  value: Type.Optional(fields.value),
  valueSource: Type.Optional(fields.valueSource),
  hostPattern: fields.hostPattern,
  pathPattern: Type.Optional(orNull(fields.pathPattern)),
  injectionConfig: Type.Optional(InjectionConfig),
  ...uses,
})

export const NewPartnerSecret = Type.Object({ ...NewSecret.properties, ...grants })

export const SecretChanges = Type.Object({
  name: Type.Optional(fields.name),
  value: Type.Optional(fields.value),
  valueSource: Type.Optional(Type.Enum(['inline', 'onepassword'])),
  hostPattern: Type.Optional(fields.hostPattern),
  pathPattern: Type.Optional(orNull(fields.pathPattern)),
  injectionConfig: Type.Optional(InjectionConfig),
  ...uses,
})

export const PartnerSecretChanges = Type.Object({ ...SecretChanges.properties, ...grants })

export const CreatedSecret = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: SecretType,
  valueSource: Type.Enum(['inline']),
  hostPattern: Type.String(),
  pathPattern: orNull(Type.String()),
  createdAt: Moment,
  preview: Type.String({ description: 'The value, masked.' }),
})

export const Secret = Type.Object({
  ...CreatedSecret.properties,
  opRef: Type.Null(),
  injectionConfig: orNull(Type.Record(Type.String(), Type.String())),
  metadata: orNull(Type.Object({ authMode: Type.Enum(['api-key', 'oauth']) })),
  scope: Type.Optional(
    Type.Enum(['project', 'organization'], {
      description: 'A project’s list also holds its organization’s secrets. Not there on a partner’s.',
    }),
  ),
  typeLabel: Type.String(),
  enabled: Type.Optional(Type.Literal(false, { description: 'There where the gateway does not use it.' })),
  allowHttp: Type.Optional(Type.Literal(true, { description: 'There where it may leave without TLS.' })),
  onlyGranted: Type.Optional(
    Type.Literal(true, { description: 'There where only agents use it that it was assigned to.' }),
  ),
})
export const SecretList = Type.Array(Secret)

const Period = Type.Enum(['monthly', 'total'], {
  description: '`monthly` begins anew on the 1st of each month (UTC); `total` never does.',
})
const Mode = Type.Enum(['soft', 'hard'], {
  description:
    '`soft` refuses once the limit is reached; `hard` also what could lead beyond it, by what it may cost at most.',
})
export const NewBudget = Type.Object({
  limitCents: Type.Integer({ minimum: 1, maximum: LIMIT_CENTS_MAX, description: 'In US cents.' }),
  period: Period,
  mode: Type.Optional(Mode),
})
export const Budget = Type.Object({
  secretId: Type.String(),
  organizationId: Type.String(),
  limitCents: Type.Integer(),
  period: Period,
  spentCents: Type.Integer({ description: 'Spent so far in the period, in whole US cents.' }),
  mode: Type.Optional(Type.Literal('hard', { description: 'There where it is a hard one.' })),
})
export const BudgetList = Type.Array(Budget)
