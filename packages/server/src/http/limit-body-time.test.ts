import { createServer, IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, connect, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { limitBodyTime } from './limit-body-time.ts'

const LIMIT_MS = 100

const serve = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** What comes back to these bytes until the server ends the connection. */
const answerTo = async (port: number, sent: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(sent)
  return text(socket)
}

const POST = 'POST / HTTP/1.1\r\nhost: here\r\n'

it('ends a body that does not come whole in time with 408', async () => {
  const port = await serve((request) => {
    limitBodyTime(request, LIMIT_MS)
    request.resume()
  })
  for (const begun of ['content-length: 9\r\n\r\nhalf', 'transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'])
    expect(await answerTo(port, POST + begun)).toMatch(/^HTTP\/1\.1 408 .*"Client Timeout"/s)
})

it('lets whoever sent all of it wait as long as the answer takes', async () => {
  const port = await serve((request, reply) => {
    limitBodyTime(request, LIMIT_MS)
    request.resume()
    setTimeout(() => reply.setHeader('connection', 'close').end('done'), 3 * LIMIT_MS)
  })
  for (const whole of ['content-length: 4\r\n\r\nbody', 'content-length: 0\r\n\r\n', '\r\n'])
    expect(await answerTo(port, POST + whole)).toMatch(/^HTTP\/1\.1 200 .*done/s)
})

it('does not watch a request that announces no body, though it never says that it is complete', async () => {
  const request = new IncomingMessage(new Socket())
  limitBodyTime(request, LIMIT_MS)
  await sleep(2 * LIMIT_MS)
  expect(request.socket.destroyed).toBe(false)
})
