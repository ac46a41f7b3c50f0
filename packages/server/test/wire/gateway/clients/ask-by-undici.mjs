import { readFileSync } from 'node:fs'
import { ProxyAgent, request } from 'undici'

const { HTTPS_PROXY = '', SSL_CERT_FILE = '' } = process.env
const { username, password, origin } = new URL(HTTPS_PROXY)
const dispatcher = new ProxyAgent({
  uri: origin,
  token: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
  requestTls: { ca: readFileSync(SSL_CERT_FILE) },
})
const [url = ''] = process.argv.slice(2)
const { statusCode, body } = await request(url, { dispatcher, method: 'POST', body: 'sent by undici' })
process.stdout.write(`${statusCode} ${await body.text()}`)
await dispatcher.close()
