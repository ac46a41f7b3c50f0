import { Type } from 'typebox'
import { refusalsWith } from '../../../http/shared-schemas.ts'

export { WriteHeaders } from '../../../http/shared-schemas.ts'

const ErrorBody = Type.Object({ statusCode: Type.Integer(), message: Type.String() })

/** The refusals that any embed route may answer. */
export const REFUSALS = refusalsWith(ErrorBody)

export const Text = (charactersMax: number, description: string) =>
  Type.String({ minLength: 1, maxLength: charactersMax, description })

export const OrgPath = Type.Object({ orgId: Type.String({ description: 'The `id` of an organization.' }) })
