import { Type } from 'typebox'
import { PERSON_NAME_CHARACTERS_MAX } from '../../../domain/person.ts'
import { Text } from './shared.ts'

export const NewLoginLink = Type.Object({
  email: Text(320, 'Mail address of the person; an account is made where there is none.'),
  name: Type.Optional(
    Text(PERSON_NAME_CHARACTERS_MAX, 'What a new account is called; what stands before the @ without it.'),
  ),
  role_ids: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: 10,
      description:
        'The roles of somebody who has no place yet (see `GET /partner/v1/roles`); the highest counts.',
    }),
  ),
})

export const LoginLink = Type.Object({
  url: Type.String({ description: 'Send the person’s browser here.' }),
  expires_at: Type.String({ format: 'date-time' }),
})

export const RoleList = Type.Object({
  data: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      grantable: Type.Boolean({ description: 'Whether `role_ids` may name it.' }),
    }),
  ),
})
