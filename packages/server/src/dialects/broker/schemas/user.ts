import { Type } from 'typebox'
import { Moment } from '../schemas.ts'

export const User = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
})

const USER_NAME_CHARACTERS_MAX = 255
export const UserChanges = Type.Object({
  name: Type.String({ minLength: 1, maxLength: USER_NAME_CHARACTERS_MAX }),
})

export const ApiKey = Type.Object({ apiKey: Type.String() })
