import Anthropic from '@anthropic-ai/sdk'
import { EnvHttpProxyAgent, fetch } from 'undici'

const client = new Anthropic({ fetch, fetchOptions: { dispatcher: new EnvHttpProxyAgent() }, maxRetries: 0 })
const stream = client.messages.stream({
  model: 'claude-sonnet-4-5',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'hello' }],
})
let text = ''
stream.on('text', (part) => {
  text += part
})
const { usage } = await stream.finalMessage()
process.stdout.write(`${text} ${usage.output_tokens}`)
process.exit(0)
