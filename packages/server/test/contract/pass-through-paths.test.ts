import { describe, expect, it } from 'vitest'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { bearer } from '../support/partners.ts'
import { usePassingTenantry } from './passing-tenantry.ts'

const passing = usePassingTenantry()

describe('paths', () => {
  it.each([
    ...['/partner/nope', '/org/nope', '/v1/nope', '/api/nope', '/API/nope', '/%61pi/nope', '/admin/nope'],
    ...['/oauth/x', '/media/x', '/device/x', '/claim/x', '/join/x', '/receipt/x', '/docs/nope', '/openapi/x'],
    ...['/metrics/x', '/healthz/x', '/readyz/x', '/.well-known/x', '/widget/x', '/%2561pi/x', '/api;x/y'],
  ])('%s is never passed on', async (path) => {
    const { status } = await passing().get(path)
    expect([status >= 400 && status < 500, passing().upstream.seen.length]).toEqual([true, 0])
  })

  it.each([
    ...['/a/../../x', '/a/%2e%2E/x', '/a%2f..%2fx', '/a//b', '//evil.example/x', '/a/./b', '/a\\b', '/a%5cb'],
    ...['/admin./x', '/a/b.', '/a/b.;x', '/a/b%2E/c'],
    ...['/a/..;/b', '/%252e%252e/x', '/a%00', '/a%ZZ', 'http://evil.example/x', '/a#b', '*'],
  ])('%s is refused: it could mean another place', async (path) => {
    const { status } = await rawExchange(
      passing().port,
      rawRequest(`GET ${path}`, bearer(passing().partner.key)),
    )
    expect([status, passing().upstream.seen.length]).toEqual([400, 0])
  })

  it('CONNECT and TRACE open nothing', async () => {
    for (const line of ['CONNECT evil.example:443', 'TRACE /x'])
      expect([0, 400]).toContain(
        (await rawExchange(passing().port, rawRequest(line, bearer(passing().partner.key)))).status,
      )
    expect(passing().upstream.seen).toEqual([])
  })

  it.each([
    [
      'two lengths',
      [
        ['content-length', '3'],
        ['content-length', '4'],
      ],
    ],
    [
      'a length and chunks',
      [
        ['content-length', '3'],
        ['transfer-encoding', 'chunked'],
      ],
    ],
    ['another coding', [['transfer-encoding', 'gzip, chunked']]],
  ] as const)('a body framed by %s is refused', async (_, framing) => {
    const headers = [...Object.entries(bearer(passing().partner.key)), ...framing]
    const { status } = await rawExchange(passing().port, rawRequest('POST /x', headers, '0\r\n\r\n'))
    expect([status, passing().upstream.seen.length]).toEqual([400, 0])
  })
})
