import { once } from 'node:events'
import { createServer } from 'node:http'
import { CommandFailure } from '../command-failure.ts'

/** What the browser brought back. */
export interface Callback {
  readonly code: string
  readonly issuer: string | undefined
}

interface Listener {
  readonly redirectUri: string
  /** The one answer to the request with this state; what comes with another is not ours. */
  answerTo(state: string): Promise<Callback>
  close(): void
}

const WAIT_MS_MAX = 5 * 60_000

const page = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Tenantry</title><p>${text} You can close this window.</p>`

const refused = (query: URLSearchParams): CommandFailure =>
  new CommandFailure(
    'usage',
    `The sign-in was refused: ${query.get('error_description') ?? query.get('error') ?? 'no code came'}`,
    'run "tenantry login" once more.',
  )

const timedOut = (): CommandFailure =>
  new CommandFailure('limit', 'Nobody signed in within five minutes', 'run "tenantry login" once more.')

/** Listens on this machine for the browser's return (RFC 8252, 7.3). */
export const listenForCallback = async (port: number): Promise<Listener> => {
  const arrived = new EventTarget()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isOurs = request.method === 'GET' && pathname === '/callback'
    response.writeHead(isOurs ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    })
    response.end(page(isOurs ? 'Go back to the terminal.' : 'Nothing is here.'))
    if (isOurs) arrived.dispatchEvent(new CustomEvent('callback', { detail: searchParams }))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch(() => {
    throw new CommandFailure('usage', `Port ${port} is not free`, 'choose another with --callback-port.')
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const answerTo = (state: string): Promise<Callback> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(timedOut()), WAIT_MS_MAX)
      arrived.addEventListener('callback', (event) => {
        if (!(event instanceof CustomEvent) || !(event.detail instanceof URLSearchParams)) return
        const query = event.detail
        if (query.get('state') !== state) return
        clearTimeout(timer)
        const code = query.get('code')
        if (code === null) reject(refused(query))
        else resolve({ code, issuer: query.get('iss') ?? undefined })
      })
    })
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { redirectUri: `http://127.0.0.1:${bound}/callback`, answerTo, close }
}
