import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Answer } from '../support/openapi.ts'
import type { Call } from '../support/tenantry.ts'

/** One connection that is kept open; a call waits for the one before it. */
export interface OpenConnection {
  call(method: string, path: string, call?: Call): Promise<Answer>
  /** How many connections were opened in all. */
  opened(): number
  close(): void
}

/** Opens a connection to a server with the first call, and keeps it. */
export const openConnection = (url: string): OpenConnection => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let opened = 0
  return {
    call: async (method, path, { headers = {}, body, raw } = {}) => {
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const asked = request(`${url}${path}`, {
        method,
        agent,
        headers: {
          ...(sent !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(sent),
          }),
          ...headers,
        },
      })
      asked.once('socket', () => {
        if (!asked.reusedSocket) opened++
      })
      asked.end(sent)
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      const read = await text(answer)
      const isJson = answer.headers['content-type']?.startsWith('application/json') === true && read !== ''
      return {
        status: answer.statusCode ?? 0,
        // As the tests inside one process see them: `set-cookie` alone is a list.
        headers: answer.headers as Record<string, string>,
        text: read,
        body: isJson ? JSON.parse(read) : undefined,
      }
    },
    opened: () => opened,
    close: () => agent.destroy(),
  }
}
