import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { bearer, createTestPartner } from '../support/partners.ts'
import { selfSigned } from '../support/self-signed.ts'
import { openTenantry } from '../support/tenantry.ts'
import { openUpstream } from '../support/upstream.ts'
import { TIMES, usePassingTenantry } from './passing-tenantry.ts'

const passing = usePassingTenantry()

/** What a call comes to on a server of its own before another upstream. */
const answerBehind = async (upstreamUrl: string) => {
  const other = await openTenantry({ upstreamTimes: TIMES }, { TENANTRY_UPSTREAM_URL: upstreamUrl })
  const { key } = await createTestPartner(other)
  const answer = await other.call('GET', '/x', { headers: bearer(key) })
  await other.close()
  return answer
}

describe('an upstream that fails', () => {
  const bodyOf = async (path: string) => {
    const answer = await passing().get(path)
    return [answer.status, await answer.json()]
  }
  it('is 502 where it breaks off or talks something else', async () => {
    const message = 'The product behind this server cannot be reached'
    passing().upstream.answer = (request) => void request.socket.destroy()
    expect(await bodyOf('/x')).toEqual([502, { error: 'Bad Gateway', message }])
    passing().upstream.answer = (request) => void request.socket.end('hello\r\n\r\n')
    expect(await bodyOf('/x')).toEqual([502, { error: 'Bad Gateway', message }])
  })

  it('is 504 where it does not answer in time', async () => {
    passing().upstream.answer = () => {}
    const message = 'The product behind this server did not answer in time'
    expect(await bodyOf('/x')).toEqual([504, { error: 'Gateway Timeout', message }])
  })

  it('cuts the answer off where it stops in the middle', async () => {
    passing().upstream.answer = (_request, response) => void response.writeHead(200).write('half')
    await expect((await passing().get('/x')).text()).rejects.toThrow()
  })

  it('is 502 where it refuses the connection', async () => {
    const gone = await openUpstream()
    await gone.close()
    expect((await answerBehind(gone.url)).status).toBe(502)
  })

  it('is 504 where it takes the connection and says nothing of a certificate', async () => {
    const silent = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const answer = await answerBehind(`https://127.0.0.1:${port}`)
    const message = 'The product behind this server did not take the connection in time'
    expect([answer.status, answer.body]).toEqual([504, { error: 'Gateway Timeout', message }])
    silent.close()
  })

  it('is 502 where nobody vouches for its certificate, and learns nothing', async () => {
    const stranger = await openUpstream(await selfSigned())
    expect((await answerBehind(stranger.url)).status).toBe(502)
    expect(stranger.seen).toEqual([])
    await stranger.close()
  })

  it('is told apart by neither log nor metrics by more than a route of one name', async () => {
    await passing().get('/some/path/with-an-id')
    const metrics = await (await passing().get('/metrics')).text()
    expect(metrics).toContain('route="upstream"')
    expect(metrics + passing().tenantry.log()).not.toContain('with-an-id')
    expect(passing().tenantry.log()).not.toContain('eyJhbGci')
  })
})
