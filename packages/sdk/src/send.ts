import type { CallOptions } from './call-options.ts'
import type { NamedOperation } from './operation.ts'
import type { PreparedRequest } from './prepare-request.ts'
import { type Arrived, readAnswer } from './read-answer.ts'
import { isWorthRetrying, waitMsBefore } from './retry.ts'
import { checkedRetries, checkedTimeout, type Settings, timeoutFor } from './settings.ts'
import { TenantryError } from './tenantry-error.ts'

interface Attempt {
  readonly settings: Settings
  readonly named: NamedOperation
  readonly request: PreparedRequest
  readonly signal: AbortSignal | undefined
}

/** The system's own word for a failure of the network; the rest of the cause might hold what was sent. */
const networkCodeOf = (error: unknown): string | undefined => {
  const { cause } = error as { readonly cause?: unknown }
  const { code } = (cause ?? error ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined
}

const noAnswer = ({ settings, named }: Attempt, timedOut: boolean, error: unknown): TenantryError => {
  const code = timedOut ? undefined : networkCodeOf(error)
  const reason = timedOut ? 'in time' : code === undefined ? '' : `(${code})`
  return new TenantryError(`No answer from ${settings.baseUrl} ${reason}`.trimEnd(), {
    kind: timedOut ? 'timeout' : 'unreachable',
    dialect: named.dialect,
    operation: named.name,
    code,
  })
}

/** Sends the request once and waits for the whole answer, at most for the given time. */
const exchange = async (attempt: Attempt, remainingMs: number): Promise<Arrived> => {
  const { settings, request, signal } = attempt
  const { url, method, headers, body } = request
  const stop = new AbortController()
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    stop.abort()
  }, remainingMs)
  const abort = (): void => stop.abort(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    // A redirect would carry the fleet dialect's key to wherever it points.
    const init = { method, headers, redirect: 'manual', signal: stop.signal } as const
    const response = await settings.fetch(url, body === undefined ? init : { ...init, body })
    return { response, text: await response.text() }
  } catch (error) {
    signal?.throwIfAborted()
    throw noAnswer(attempt, timedOut, error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Sends a request until it is answered for good, its retries are used up or its time is over. */
export const send = async (
  settings: Settings,
  named: NamedOperation,
  request: PreparedRequest,
  options: CallOptions,
): Promise<unknown> => {
  const { clock } = settings
  const { signal } = options
  const retriesMax = checkedRetries(options.retriesMax ?? settings.retriesMax)
  const deadline = clock.now() + checkedTimeout(options.timeoutMs ?? timeoutFor(settings, named.operation))
  const attempt: Attempt = { settings, named, request, signal }
  for (let retry = 0; ; retry++) {
    signal?.throwIfAborted()
    try {
      return readAnswer(settings, named, await exchange(attempt, deadline - clock.now()))
    } catch (error) {
      if (retry >= retriesMax || !isWorthRetrying(error)) throw error
      const waitMs = waitMsBefore(error, retry, settings)
      if (clock.now() + waitMs >= deadline) throw error
      await clock.sleep(waitMs, signal)
    }
  }
}
