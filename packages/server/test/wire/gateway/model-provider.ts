import { setTimeout as sleep } from 'node:timers/promises'
import type { Ask } from './agent.ts'
import type { Service } from './service.ts'

export const PROVIDER = 'api.anthropic.com'
const MODEL = 'claude-sonnet-4-5'

/** What an agent asks a model for. */
export const modelCall = (maxTokens: number): Ask => ({
  method: 'POST',
  path: '/v1/messages',
  body: JSON.stringify({
    model: MODEL,
    max_tokens: maxTokens,
    messages: [{ role: 'user', content: 'hello' }],
  }),
})

/** What a call is said to have used; 3 dollars a million tokens in, 15 dollars a million out. */
export interface Usage {
  readonly input_tokens?: number
  readonly output_tokens?: number
}

/** The service answers as the provider does from now on, after a while where one is named. */
export const answerAsProvider = (service: Service, usage: Usage, afterMs = 0): void =>
  service.serve(async (_received, response) => {
    await sleep(afterMs)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ model: MODEL, usage, content: [] }))
  })
