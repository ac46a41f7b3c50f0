import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'
import { claimAs, linksMailedTo, newVisitor, PASSWORD } from '../support/browser.ts'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const portOf = async (): Promise<number> => {
  const { server } = tenantry().http
  if (!server.listening) await tenantry().http.listen({ port: 0, host: '127.0.0.1' })
  return (server.address() as AddressInfo).port
}

interface Request {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: object
}

/** Sends all of a request but the end of its body; once it has been let in, ends its credential; then sends the rest. */
const statusOfSlow = async (
  { path, headers, body }: Request,
  endCredential: () => Promise<{ readonly status: number }>,
): Promise<number> => {
  const text = JSON.stringify(body)
  const socket = connect(await portOf(), '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => {
    answer += part
  })
  const given = { ...headers, 'content-type': 'application/json', 'content-length': `${text.length}` }
  const lines = Object.entries(given).map(([name, value]) => `${name}: ${value}`)
  const head = [`POST ${path} HTTP/1.1`, 'host: localhost', 'connection: close', 'expect: 100-continue']
  socket.write(`${[...head, ...lines].join('\r\n')}\r\n\r\n${text.slice(0, 5)}`)
  while (!answer.includes('100 Continue')) await once(socket, 'data')
  // A request that came later and has been let in: so has this one.
  expect((await tenantry().call('GET', '/v1/whoami', { headers })).status).toBe(200)
  expect((await endCredential()).status).toBeLessThan(300)
  socket.write(text.slice(5))
  await once(socket, 'close')
  return Number(/HTTP\/1\.1 ([2-5]\d\d)/.exec(answer)?.[1])
}

it('does nothing for a partner key that was revoked meanwhile', async () => {
  const partner = await createTestPartner(tenantry())
  const { body } = await partner.broker('POST', '/v1/partner/keys', { body: { name: 'Stolen' } })
  const { id, apiKey } = body as { id: string; apiKey: string }
  const request = { path: '/v1/partner/keys', headers: bearer(apiKey), body: { name: 'Back door' } }
  expect(await statusOfSlow(request, () => partner.broker('DELETE', `/v1/partner/keys/${id}`))).toBe(401)
  const { body: keys } = await partner.broker('GET', '/v1/partner/keys')
  expect(JSON.stringify(keys)).not.toContain('Back door')
})

it('does nothing for a partner that was switched off meanwhile', async () => {
  const partner = await createTestPartner(tenantry())
  const request = { path: '/v1/partner/orgs', headers: bearer(partner.key), body: { name: 'Late' } }
  const switchOff = () => admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
  expect(await statusOfSlow(request, switchOff)).toBe(401)
})

it('does nothing for a person whose place was taken away meanwhile', async () => {
  const partner = await createTestPartner(tenantry())
  const email = `slow-${partner.id}@example.com`
  const added = await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
  const { userId } = added.body as { userId: string }
  const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
  const visitor = newVisitor(tenantry())
  await visitor.get(link)
  await visitor.submit({ step: 'join', name: 'Slow', password: PASSWORD })
  const request = {
    path: '/v1/partner/members',
    headers: { cookie: visitor.cookie(), 'sec-fetch-site': 'same-origin' },
    body: { email: 'again@example.com', role: 'admin' },
  }
  const remove = () => partner.broker('DELETE', `/v1/partner/members/${userId}`)
  expect(await statusOfSlow(request, remove)).toBe(403)
})

it('does nothing for a key that a claim replaced meanwhile', async () => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner)
  const request = {
    path: '/v1/org/members',
    headers: bearer(org.orgApiKey),
    body: { email: 'mole@example.com', role: 'admin' },
  }
  const owner = `owner-${org.organizationId}@example.com`
  const claim = async () => (await claimAs(tenantry(), org.claimUrl, owner, { access: 'no' })).answer
  expect(await statusOfSlow(request, claim)).toBe(401)
})
