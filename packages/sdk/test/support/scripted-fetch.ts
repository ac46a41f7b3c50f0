/** A request as it would have gone over the wire. */
export interface SentRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: string | undefined
  readonly redirect: string | undefined
}

/** An answer, a failure of the network, or silence until the caller gives up. */
type Turn = Response | Error | 'silence'

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** What `fetch` throws when nobody listens. */
export const refusedConnection = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })

const silence = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })

/** A network that plays the given turns, keeps what was sent, and a clock that passes while it sleeps. */
export const scriptedNetwork = (...turns: Turn[]) => {
  const sent: SentRequest[] = []
  const waits: number[] = []
  const clock = {
    nowMs: Date.parse('2026-03-15T10:30:00Z'),
    now: (): number => clock.nowMs,
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      signal?.throwIfAborted()
      waits.push(ms)
      clock.nowMs += ms
    },
  }
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const { method = 'GET', headers, body, redirect, signal } = init ?? {}
    sent.push({
      url: String(url),
      method,
      headers: new Headers(headers),
      body: typeof body === 'string' ? body : undefined,
      redirect,
    })
    const turn = turns.shift()
    if (turn === undefined) throw new Error('The script has no further turn.')
    if (turn instanceof Error) throw turn
    return turn === 'silence' ? silence(signal) : turn
  }
  return { fetch, clock, random: () => 0, sent, waits }
}
