import { type TSchema, Type } from 'typebox'

/** The responses of every refusal that a route may answer, with the dialect's one error body. */
export const refusalsWith = <Body extends TSchema>(body: Body) => ({
  400: body,
  401: body,
  403: body,
  404: body,
  409: body,
  410: body,
  413: body,
  422: body,
  429: body,
  500: body,
  503: body,
})

/** What any route of our own APIs may answer, the operator's and the devices' (`codedRefusals`). */
export const CODED_REFUSALS = refusalsWith(
  Type.Object({
    error: Type.Object({
      code: Type.String({ description: 'One of the codes in docs/errors.md.' }),
      message: Type.String(),
      field: Type.Optional(Type.String()),
    }),
  }),
)

/** The header that every write of every dialect takes. */
export const idempotencyHeader = {
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description:
        'A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours.',
    }),
  ),
}

/** The headers of a write that takes no other. */
export const WriteHeaders = Type.Object(idempotencyHeader)
