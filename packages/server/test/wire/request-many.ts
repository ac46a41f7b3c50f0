import { once } from 'node:events'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface ManyRequests {
  /** The servers that are asked; connections and requests are dealt out among them in turn. */
  readonly urls: readonly string[]
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly requests: number
}

export interface OneOfMany {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

const ask = async (agent: Agent, url: string, headers: ManyRequests['headers']): Promise<OneOfMany> => {
  const sent = request(url, { agent, headers }).end()
  const [answer] = await once(sent, 'response')
  await text(answer)
  return { status: answer.statusCode, headers: answer.headers }
}

/** Sends GETs from so many connections at once, each one after the other on a connection that is kept open. */
export const requestMany = async ({ urls, path, headers, connections, requests }: ManyRequests) => {
  const answers: OneOfMany[] = []
  let left = requests
  let opened = 0
  const converse = async (url: string): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const create = agent.createConnection.bind(agent)
    agent.createConnection = (...given) => {
      opened += 1
      return create(...given)
    }
    while (left-- > 0) answers.push(await ask(agent, `${url}${path}`, headers))
    agent.destroy()
  }
  const conversations = Array.from({ length: connections }, (_, number) =>
    converse(urls[number % urls.length] ?? ''),
  )
  await Promise.all(conversations)
  return { answers, opened }
}
