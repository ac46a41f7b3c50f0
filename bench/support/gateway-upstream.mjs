// A service over TLS that stands for the internet: small answers, large ones, streams; PORT says where.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'

const { PORT, BENCH_CERT, BENCH_KEY } = process.env
const SMALL = Buffer.from(JSON.stringify({ ok: true, items: Array.from({ length: 8 }, (_, id) => ({ id })) }))
const LARGE = Buffer.alloc(1_048_576, 'The quick brown fox jumps over the lazy dog. ')
const MEGABYTES = 64

const sendLarge = async (response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': LARGE.length * MEGABYTES })
  for (let sent = 0; sent < MEGABYTES; sent++)
    if (!response.write(LARGE)) await new Promise((resolve) => response.once('drain', resolve))
  response.end()
}

const server = createServer(
  { key: readFileSync(BENCH_KEY), cert: readFileSync(BENCH_CERT), keepAliveTimeout: 60_000 },
  (request, response) => {
    if (request.url.startsWith('/large')) return void sendLarge(response)
    if (request.url.startsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: first\n\n')
      setTimeout(() => response.end('data: last\n\n'), 50)
      return
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': SMALL.length })
    response.end(SMALL)
  },
)
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'))
