import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One request and its answer, as they passed. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

export interface Recorder {
  /** What a sample takes for the host. */
  readonly url: string
  /** All that passed since the last call. */
  take(): readonly Exchange[]
  close(): Promise<void>
}

const readJson = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

const pass = async (
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  note: (exchange: Exchange) => void,
): Promise<void> => {
  const { method = '', url: path = '', headers } = incoming
  const forward = request(new URL(path, target), { method, headers, agent: false })
  forward.end(await text(incoming))
  const [answer] = (await once(forward, 'response')) as [IncomingMessage]
  const body = await text(answer)
  const status = answer.statusCode ?? 0
  note({ method, path, status, headers: answer.headers, body: readJson(body) })
  outgoing.writeHead(status, answer.headers).end(body)
}

/**
 * Stands between the samples and the server and notes what passes, unchanged:
 * some samples print nothing, and what they were answered matters all the same.
 */
export const recordExchanges = async (target: string): Promise<Recorder> => {
  let exchanges: Exchange[] = []
  const server = createServer((incoming, outgoing) => {
    pass(target, incoming, outgoing, (exchange) => void exchanges.push(exchange)).catch((error: unknown) =>
      outgoing.destroy(error instanceof Error ? error : undefined),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = exchanges
      exchanges = []
      return taken
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
