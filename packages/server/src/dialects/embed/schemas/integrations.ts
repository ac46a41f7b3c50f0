import { Type } from 'typebox'
import { CONNECTION_NAME_CHARACTERS_MAX } from '../../../domain/org/index.ts'
import type { Integration } from '../../../integrations/integration.ts'
import { INTEGRATIONS } from '../../../integrations/table.ts'
import { Text } from './shared.ts'

/** One connection on the wire: its label, and what its integration asks for. */
type ConnectionFields = { readonly name?: string } & Readonly<Record<string, unknown>>

const oneOrSeveral = ({ fields }: Integration) => {
  const connection = Type.Object(
    {
      ...fields,
      name: Type.Optional(
        Text(CONNECTION_NAME_CHARACTERS_MAX, 'Label for this connection; "Default" without one.'),
      ),
    },
    { additionalProperties: false },
  )
  return Type.Optional(Type.Union([connection, Type.Array(connection, { minItems: 1, maxItems: 100 })]))
}

/** A key for each row of the table of integrations. */
export const Integrations = Type.Unsafe<
  Readonly<Record<string, ConnectionFields | readonly ConnectionFields[]>>
>(
  Type.Object(
    Object.fromEntries(Object.entries(INTEGRATIONS).map(([key, one]) => [key, oneOrSeveral(one)])),
    { additionalProperties: false },
  ),
)
