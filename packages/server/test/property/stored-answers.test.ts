import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

/** Any text that may be stored and is not blank, with shapes in it that the encoding of stored answers uses itself. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      '{"$secret":"x"}',
      '$secret',
      '{"$date":"2026-01-01T00:00:00.000Z"}',
      '__proto__',
      'null',
      '\\u0000',
      '2026-01-01T00:00:00.000Z',
    ),
  )
  .filter((one) => one.trim() !== '' && !one.includes('\0') && [...one].length <= 255)

let made = 0
const key = () => ({ headers: { 'idempotency-key': `key-${made++}` } })

it('a stored success comes back byte for byte, secrets and dates included, whatever the names are', async () => {
  const partner = await createTestPartner(tenantry())
  await fc.assert(
    fc.asyncProperty(text, text, async (name, externalId) => {
      const tag = key()
      const asks = [
        () => partner.broker('POST', '/v1/partner/orgs', { body: { name }, ...tag }),
        () => partner.embed('POST', '/orgs', { body: { name, external_id: externalId }, ...tag }),
        () => partner.fleet('partner/createPartnerClient', { clientOrgName: name }, tag),
        () => partner.fleet('location/createLocation', { name, location: { labels: [externalId] } }, tag),
      ]
      for (const ask of asks) {
        const [first, again] = [await ask(), await ask()]
        expect(again.headers['idempotent-replayed']).toBe('true')
        expect([again.status, again.text]).toEqual([first.status, first.text])
      }
    }),
    { numRuns: 40 },
  )
})

it('a stored refusal comes back byte for byte, with the words of the caller in it', async () => {
  const partner = await createTestPartner(tenantry())
  await fc.assert(
    fc.asyncProperty(text, async (externalId) => {
      const body = { name: 'x', external_id: externalId }
      await partner.embed('POST', '/orgs', { body })
      const tag = key()
      const ask = () => partner.embed('POST', '/orgs', { body, ...tag })
      const [first, again] = [await ask(), await ask()]
      expect(first.body).toEqual({
        statusCode: 409,
        message: `Org with external_id "${externalId}" already exists`,
      })
      expect(again.headers['idempotent-replayed']).toBe('true')
      expect(again.text).toBe(first.text)
    }),
    { numRuns: 40 },
  )
})

it('what is stored of an answer is sealed: no name and no key can be read in the database', async () => {
  const partner = await createTestPartner(tenantry())
  const name = 'A name that nobody else has 4711'
  const { body } = await partner.broker('POST', '/v1/partner/orgs', { body: { name }, ...key() })
  const rows = await tenantry().database.sql('select sealed from idempotency_results')
  expect(rows.length).toBeGreaterThan(0)
  const stored = rows.map(({ sealed }) => Buffer.from(sealed as Uint8Array).toString('latin1')).join('')
  expect(stored).not.toContain(name)
  for (const value of Object.values(body as Record<string, string>)) expect(stored).not.toContain(value)
})
