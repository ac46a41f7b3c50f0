import OpenAI from 'openai'
import { EnvHttpProxyAgent, fetch } from 'undici'

const client = new OpenAI({ fetch, fetchOptions: { dispatcher: new EnvHttpProxyAgent() }, maxRetries: 0 })
const stream = await client.chat.completions.create({
  model: 'gpt-4o',
  stream: true,
  messages: [{ role: 'user', content: 'hello' }],
})
let text = ''
for await (const { choices } of stream) text += choices[0]?.delta?.content ?? ''
process.stdout.write(text)
process.exit(0)
