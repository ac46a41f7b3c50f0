import { expect, it } from 'vitest'
import { IssuedSecrets } from '../support/issued-secrets.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { openTenantry } from '../support/tenantry.ts'

const answer = (status: number, text: string, headers = {}) => ({ status, headers, text, body: undefined })
const KEY = `oc_partner_${'aB3'.repeat(12)}zz`
const LINK = 'c0ffee'.repeat(10).padEnd(64, '0')
const SESSION = 'Wm9xT2'.repeat(6)

const learned = (): IssuedSecrets => {
  const issued = new IssuedSecrets()
  issued.learn('POST /v1/x', answer(201, `{"key":"${KEY}","url":"https://x.example/claim?token=${LINK}"}`))
  issued.learn(
    'POST /sign-in',
    answer(303, '', { 'set-cookie': [`t.session_token=${SESSION}.signed; Path=/`] }),
  )
  return issued
}

it.each([
  ['a key', `a line with ${KEY} in it`],
  ['a key in bytes', `(1,"\\\\x${Buffer.from(`{"key":"${KEY}"}`).toString('hex')}")`],
  ['the token of a link', `select ${LINK}`],
  ['the token of a session', `cookie ${SESSION}`],
])('%s is found where it was left', (_, text) => {
  expect(learned().occurringIn(text)).toHaveLength(1)
})

it('what was not issued is not found, nor is a refusal that tells nothing', () => {
  const issued = learned()
  issued.learn('GET /v1/x', answer(404, 'Not found'))
  expect(issued.occurringIn(`${KEY.slice(0, -1)}x ${LINK.replace('c', 'd')}`)).toEqual([])
  expect(issued.refusalsThatTell()).toEqual([])
})

it('a refusal that shows a secret is named', () => {
  const issued = learned()
  issued.learn('GET /v1/x', answer(400, `no such thing as ${KEY}`))
  expect(issued.refusalsThatTell()).toEqual([`GET /v1/x: 400 no such thing as ${KEY}`])
})

it('no server closes quietly that left a key in its database or its log', async () => {
  for (const leave of ['database', 'log'] as const) {
    const tenantry = await openTenantry()
    const partner = await createTestPartner(tenantry)
    const { organizationId, orgApiKey } = await createTestOrg(partner)
    if (leave === 'log') tenantry.http.log.info({ key: orgApiKey }, 'oops')
    else
      await tenantry.database.sql('update orgs set website = $1 where id = $2', [orgApiKey, organizationId])
    await expect(tenantry.close()).rejects.toThrow(`${leave}: ${orgApiKey}`)
    await tenantry.database.close()
  }
})
