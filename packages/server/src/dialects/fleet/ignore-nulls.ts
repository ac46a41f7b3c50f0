import type { preValidationAsyncHookHandler } from 'fastify'

const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null ? [] : [[key, withoutNulls(child)]])),
  )
}

/** Takes a `null` for an absent field, since the vendor's clients send them (wire facts, section 1.1). */
export const ignoreNulls: preValidationAsyncHookHandler = async (request) => {
  request.body = withoutNulls(request.body)
}
