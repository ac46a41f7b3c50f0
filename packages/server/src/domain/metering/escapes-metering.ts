import { comparablePath } from '../egress/comparable-path.ts'
import { calledPath } from './called-path.ts'
import { meteredCall } from './metered-call.ts'

/** What costs nothing, or ends what does. */
const FREE =
  /\/(?:count_tokens|input_tokens|files|uploads|moderations|cancel)(?:\/|$)|:(?:countTokens|computeTokens)$/i
const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE'])

interface Request {
  readonly secretType: 'anthropic' | 'openai' | 'generic' | undefined
  readonly host: string
  readonly method: string
  readonly path: string
}

/** What a path is to servers that cut off the parameters of each segment, and to those for which they end it. */
const readingsOf = (path: string): readonly string[] => {
  const called = calledPath(path)
  return path === called ? [called] : [called, calledPath(comparablePath(path).replace(/;.*/s, ''))]
}

/**
 * Whether a request to a provider sets off what is charged later or elsewhere, such as a batch, so that its answer cannot
 * tell what it cost.
 */
export const escapesMetering = (request: Request): boolean =>
  !READING.has(request.method) &&
  readingsOf(request.path).some((path) => meteredCall({ ...request, path }) === undefined && !FREE.test(path))
