import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { bearer } from '../support/partners.ts'
import { usePassingTenantry } from './passing-tenantry.ts'

const passing = usePassingTenantry()

const MIB = 1024 * 1024
// More than the buffers of all sockets on the way.
const SIZE = 128 * MIB

describe('bodies', () => {
  it('stream both ways, 128 MiB each, without being gathered', async () => {
    passing().upstream.answer = (request, response) => void request.pipe(response)
    const call = httpRequest(`${passing().url}/echo`, {
      method: 'POST',
      headers: bearer(passing().partner.key),
    })
    const piece = Buffer.alloc(MIB, 7)
    let sent = 0
    const source = Readable.from(
      (function* () {
        for (; sent < SIZE; sent += MIB) yield piece
      })(),
      { objectMode: false, highWaterMark: MIB },
    )
    source.pipe(call)
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    // Nobody reads: what is under way fills the sockets and then waits.
    let before = -1
    await vi.waitFor(
      () => {
        const stalled = sent === before
        before = sent
        expect(stalled).toBe(true)
      },
      { timeout: 120_000, interval: 200 },
    )
    expect(sent).toBeLessThan(SIZE)
    let received = 0
    for await (const chunk of answer) received += (chunk as Buffer).length
    expect(received).toBe(SIZE)
  })

  it('are not read as JSON, and an event stream arrives piece by piece', async () => {
    let go: () => void = () => {}
    passing().upstream.answer = (request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      go = () => void response.write('data: 1\n\n')
    }
    const headers = { ...bearer(passing().partner.key), 'content-type': 'application/json' }
    const answer = await passing().get('/events', headers, { method: 'POST', body: '{not json' })
    const reader = answer.body?.getReader()
    for (let piece = 0; piece < 2; piece++) {
      go()
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n')
    }
    const gone = once(passing().upstream.seen[0]?.socket ?? passing().upstream.server, 'close')
    await reader?.cancel()
    await gone
  })

  it('that stop in the middle are given up: 504 and a closed connection, and half a request for the upstream', async () => {
    const { upstream, port, partner } = passing()
    const cut = new Promise<boolean>((resolve) => {
      upstream.answer = (request) => void request.resume().once('close', () => resolve(!request.complete))
    })
    const headers = { ...bearer(partner.key), 'content-length': '10' }
    const { status, text } = await rawExchange(port, rawRequest('POST /x', headers, 'half'))
    const message = 'The product behind this server did not go on in time'
    expect([status, JSON.parse(text)]).toEqual([504, { error: 'Gateway Timeout', message }])
    expect(await cut).toBe(true)
  })
})
