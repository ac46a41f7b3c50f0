import { expect, it, vi } from 'vitest'
import { UPSTREAM_TIMES } from '../../src/http/call-upstream.ts'
import { openPassing } from './passing-tenantry.ts'

it('a server that stops lets a passed call finish, and ends what goes on after its grace', async () => {
  const { upstream, tenantry, get } = await openPassing({ upstreamTimes: UPSTREAM_TIMES })
  let finish: () => void = () => {}
  upstream.answer = ({ url }, response) => {
    if (url === '/base/unanswered') return
    response.writeHead(200).write('first ')
    if (url === '/base/finishes') finish = () => void response.end('last')
  }
  const finishing = await get('/finishes')
  const endless = (await get('/endless')).text()
  endless.catch(() => {})
  const unanswered = get('/unanswered')
  await vi.waitFor(() => expect(upstream.seen).toHaveLength(3), { timeout: 120_000 })

  const closed = tenantry.close()
  await vi.waitFor(() => expect(tenantry.http.server.listening).toBe(false), { timeout: 120_000 })
  finish()
  expect(await finishing.text()).toBe('first last')
  const refused = await unanswered
  const message = 'The server is shutting down'
  expect([refused.status, await refused.json()]).toEqual([503, { error: 'Service Unavailable', message }])
  await expect(endless).rejects.toThrow()
  await closed
  await upstream.close()
})
