import { Type } from 'typebox'
import { PERSON_NAME_CHARACTERS_MAX } from '../../../domain/person.ts'
import { Moment } from '../schemas.ts'

export const User = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
})

export const UserChanges = Type.Object({
  name: Type.String({ minLength: 1, maxLength: PERSON_NAME_CHARACTERS_MAX }),
})

export const ApiKey = Type.Object({ apiKey: Type.String() })
