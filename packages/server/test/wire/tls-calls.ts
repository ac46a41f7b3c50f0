import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, type AgentOptions, request } from 'node:https'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SpawnedServer } from '../support/spawned-server.ts'

export interface TlsAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  readonly body: unknown
}

/** What a client proves itself with on its connection; both PEM. */
export interface ClientCertificate {
  readonly cert: string
  readonly key: string
}

/** The TLS port that a spawned server says it listens on. */
export const tlsPortOf = async (server: Pick<SpawnedServer, 'output'>): Promise<number> => {
  const deadline = Date.now() + 120_000
  for (;;) {
    const port = /^ {2}TLS +https:\/\/\S+:(\d+)$/m.exec(server.output())?.[1]
    if (port !== undefined) return Number(port)
    if (Date.now() > deadline) throw new Error(`No TLS port was announced:\n${server.output()}`)
    await sleep(20)
  }
}

/** What vouches for a server that has made its certificate itself. */
export const authorityOf = ({ dataDirectory }: Pick<SpawnedServer, 'dataDirectory'>): string =>
  readFileSync(join(dataDirectory, 'tls-authority.pem'), 'utf8')

/** Calls over TLS, each agent by connections of its own. */
export const tlsClient = (port: number, options: AgentOptions) => {
  const agent = new Agent(options)
  const call = async (
    path: string,
    {
      headers = {},
      body,
      method = 'POST',
    }: { headers?: Record<string, string>; body?: object; method?: string } = {},
  ): Promise<TlsAnswer & { readonly reusedSocket: boolean }> => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method })
    const all = { ...(body && { 'content-type': 'application/json' }), ...headers }
    for (const [name, value] of Object.entries(all)) sent.setHeader(name, value)
    sent.end(body && JSON.stringify(body))
    const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
    let text = ''
    for await (const chunk of answer.setEncoding('utf8')) text += chunk
    const isJson = answer.headers['content-type']?.startsWith('application/json') === true
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
      reusedSocket: sent.reusedSocket,
    }
  }
  return { call, close: () => agent.destroy() }
}
