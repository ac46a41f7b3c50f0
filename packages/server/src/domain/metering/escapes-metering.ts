import { meteredCall } from './metered-call.ts'

/** What costs nothing, or ends what does. */
const FREE =
  /\/(?:count_tokens|input_tokens|files|uploads|moderations|cancel)(?:\/|$)|:(?:countTokens|computeTokens)$/
const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE'])

/**
 * Whether a request to a provider sets off what is charged later or elsewhere, such as a batch, so that its answer cannot
 * tell what it cost.
 */
export const escapesMetering = (request: {
  readonly secretType: 'anthropic' | 'openai' | 'generic' | undefined
  readonly host: string
  readonly method: string
  readonly path: string
}): boolean => !READING.has(request.method) && meteredCall(request) === undefined && !FREE.test(request.path)
