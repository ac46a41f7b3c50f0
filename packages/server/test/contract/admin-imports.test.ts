import { describe, expect, it } from 'vitest'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { linesOf, load, loadCsv, outcomesOf } from './imports.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { byOperator, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const setUp = () => createTestPartner(tenantry())

const stored = (partner: { readonly id: string }) =>
  tenantry().database.sql(
    `select external_id, account_name, contract_end from claim_keys where partner_id = $1 order by external_id`,
    [partner.id],
  )
const keys = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ externalId: `key-${String(at).padStart(6, '0')}` }))
const TEXTS = ['accountAdminId', 'accountName', 'poNumber'] as const
/** Rows of nearly 1 KiB each. */
const wideKeys = (count: number) =>
  keys(count).map((row) => ({
    ...row,
    ...Object.fromEntries(TEXTS.map((field) => [field, 'x'.repeat(250)])),
  }))
const refused = (row: number, field: string, message: string) => ({
  row,
  outcome: 'refused',
  field,
  message,
})

describe('POST /admin/v1/partners/{id}/imports/{kind}', () => {
  it('answers each row for itself, then the totals, then that it is finished', async () => {
    const partner = await setUp()
    const rows = [{ externalId: 'a', accountName: 'Acme' }, { externalId: 'b' }]
    const answer = await load(tenantry(), partner, 'claim-keys', rows)
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
    ])
    const totals = { rows: 2, created: 2, updated: 0, unchanged: 0, refused: 0 }
    expect(linesOf(answer)).toEqual([
      { row: 1, outcome: 'created', id: expect.stringMatching(UUID) },
      { row: 2, outcome: 'created', id: expect.stringMatching(UUID) },
      { progress: totals },
      { finished: totals },
    ])
    expect(await stored(partner)).toEqual([
      { external_id: 'a', account_name: 'Acme', contract_end: null },
      { external_id: 'b', account_name: null, contract_end: null },
    ])
  })

  it('changes what differs and leaves what does not, however often a file is sent', async () => {
    const partner = await setUp()
    const rows = [{ externalId: 'a', accountName: 'Acme', contractEnd: '2030-01-31' }, { externalId: 'b' }]
    const first = outcomesOf(await load(tenantry(), partner, 'claim-keys', rows))
    const again = outcomesOf(await load(tenantry(), partner, 'claim-keys', rows))
    expect(again).toEqual(first.map((line) => ({ ...line, outcome: 'unchanged' })))
    const changed = [{ externalId: 'a' }, { externalId: 'b', accountName: null }, { externalId: 'c' }]
    const third = outcomesOf(await load(tenantry(), partner, 'claim-keys', changed))
    expect(third.map(({ outcome }) => outcome)).toEqual(['updated', 'unchanged', 'created'])
    expect(third[0]?.['id']).toBe(first[0]?.['id'])
    // A row says all of its record.
    expect((await stored(partner))[0]).toEqual({ external_id: 'a', account_name: null, contract_end: null })
  })

  it('refuses a bad row by its field and takes the good ones around it', async () => {
    const partner = await setUp()
    const answer = await load(tenantry(), partner, 'claim-keys', [
      { externalId: 'good' },
      { accountName: 'No id' },
      { externalId: 7 },
      { externalId: 'x', surprise: 1 },
      'text',
      { externalId: 'x', contractEnd: '2030-02-31' },
      { externalId: 'two\nlines' },
      { externalId: 'x'.repeat(256) },
      { externalId: 'good too' },
    ])
    expect(outcomesOf(answer).filter(({ outcome }) => outcome === 'refused')).toEqual([
      refused(2, 'externalId', 'externalId is required'),
      refused(3, 'externalId', 'externalId must be a string'),
      refused(4, 'surprise', 'surprise is not a known field'),
      refused(5, 'row', 'row must be an object'),
      refused(
        6,
        'contractEnd',
        'contractEnd must be a day or a moment as in 2030-01-31 or 2030-01-31T12:00:00Z',
      ),
      refused(7, 'externalId', 'externalId must be one line without control characters'),
      refused(8, 'externalId', 'externalId must be at most 255 characters long'),
    ])
    expect(linesOf(answer).at(-1)).toEqual({
      finished: { rows: 9, created: 2, updated: 0, unchanged: 0, refused: 7 },
    })
    expect((await stored(partner)).map((row) => row['external_id'])).toEqual(['good', 'good too'])
  })

  it('takes a key that comes twice as a change of the first', async () => {
    const partner = await setUp()
    const rows = [
      { externalId: 'a' },
      { externalId: 'a', accountName: 'Second' },
      { externalId: 'a', accountName: 'Second' },
    ]
    const outcomes = outcomesOf(await load(tenantry(), partner, 'claim-keys', rows))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'unchanged'])
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
    expect(await stored(partner)).toMatchObject([{ account_name: 'Second' }])
  })

  it('writes thousands of rows in whole batches, one event for each, and says how far it is', async () => {
    const partner = await setUp()
    const answer = await load(tenantry(), partner, 'claim-keys', keys(1_234))
    const progress = linesOf(answer).flatMap((line) => ('progress' in line ? [line['progress']] : []))
    expect(progress).toMatchObject([{ rows: 500 }, { rows: 1_000 }, { rows: 1_234, created: 1_234 }])
    const events = await eventsOf(tenantry(), partner)
    expect(events.map(({ type, data }) => [type, (data['created'] as string[]).length])).toEqual([
      ['claim_key.imported', 500],
      ['claim_key.imported', 500],
      ['claim_key.imported', 234],
    ])
    expect(events[0]).toEqual({
      ...byOperator(tenantry(), answer),
      ...{ type: 'claim_key.imported', orgId: null, subject: partner.id, data: expect.any(Object) },
    })
    // What changes nothing is no event.
    await load(tenantry(), partner, 'claim-keys', keys(600))
    expect(await eventsOf(tenantry(), partner)).toHaveLength(3)
  })

  it('reads more than 1 MiB of JSON row by row, and less than that alike', async () => {
    const partner = await setUp()
    const odd = { externalId: 'a"b\\"]},{[', accountName: 'Größe – ]}' }
    const rows = [odd, ...keys(2), ...wideKeys(1_300)]
    const great = await load(tenantry(), partner, 'claim-keys', rows)
    expect(JSON.stringify({ rows }).length).toBeGreaterThan(1024 * 1024)
    expect(linesOf(great).at(-1)).toEqual({
      finished: { rows: 1_303, created: 1_301, updated: 2, unchanged: 0, refused: 0 },
    })
    const small = await load(tenantry(), partner, 'claim-keys', [odd])
    expect(outcomesOf(small)).toEqual([{ ...outcomesOf(great)[0], outcome: 'unchanged' }])
  })

  it('ends with what went wrong where a great body breaks off, and the batches before it stay', async () => {
    const partner = await setUp()
    const text = JSON.stringify({ rows: wideKeys(1_300) })
    for (const [raw, message] of [
      [text.slice(0, -1), 'body must be {"rows": […]} and nothing else'],
      [`${text.slice(0, -1)},"more":1}`, 'body must be {"rows": […]} and nothing else'],
      [text.replace('"key-000700"', ''), 'body must be JSON'],
    ] as const) {
      const answer = await admin(tenantry(), 'POST', `/partners/${partner.id}/imports/claim-keys`, { raw })
      expect(answer.status).toBe(200)
      expect(linesOf(answer).at(-1)).toMatchObject({ failed: { code: 'request.malformed', message } })
    }
    const progress = { finished: { rows: 1_300, created: 300, updated: 0, unchanged: 1_000, refused: 0 } }
    expect(linesOf(await load(tenantry(), partner, 'claim-keys', wideKeys(1_300))).at(-1)).toEqual(progress)
  })

  it('leaves whole batches where one cannot be written, and sending the file again finishes it', async () => {
    const partner = await setUp()
    const { sql } = tenantry().database
    await sql(`create function fail_at_700() returns trigger language plpgsql as
      $$ begin if new.external_id = 'key-000700' then raise 'no more'; end if; return new; end $$`)
    await sql(
      `create trigger fail_at_700 before insert on claim_keys for each row execute function fail_at_700()`,
    )
    const cutOff = await load(tenantry(), partner, 'claim-keys', keys(1_200)).finally(async () => {
      await sql('drop trigger fail_at_700 on claim_keys')
      await sql('drop function fail_at_700')
    })
    expect(linesOf(cutOff).at(-1)).toEqual({
      failed: { code: 'server.internal', message: 'Something went wrong on our side' },
    })
    expect(outcomesOf(cutOff)).toHaveLength(500)
    expect(await stored(partner)).toHaveLength(500)
    expect(await eventsOf(tenantry(), partner)).toHaveLength(1)
    expect(tenantry().log()).toContain('an import ended early')
    const again = await load(tenantry(), partner, 'claim-keys', keys(1_200))
    expect(linesOf(again).at(-1)).toMatchObject({ finished: { created: 700, unchanged: 500 } })
  })

  it('answers for a partner that is not there as every other call does', async () => {
    for (const id of [MISSING_UUID, 'x'])
      for (const rows of [[{ externalId: 'a' }], [{ surprise: 1 }]]) {
        const answer = await load(tenantry(), { id }, 'claim-keys', rows)
        expect([answer.status, answer.body]).toEqual([
          404,
          { error: { code: 'partner.not_found', message: 'Partner not found' } },
        ])
      }
  })
})

describe('an import of CSV (RFC 4180)', () => {
  it('reads quotes, line breaks, a byte order mark and either line end; what is empty is not there', async () => {
    const partner = await setUp()
    const csv =
      '\ufeffexternalId,accountName,contractEnd\r\n"a","Acme, ""the"" one",2030-01-31\r\n\r\nb,,\n"c",Größe,2030-01-31T12:00:00+02:00'
    const answer = await loadCsv(tenantry(), partner, 'claim-keys', csv)
    expect(outcomesOf(answer).map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created'])
    expect(await stored(partner)).toEqual([
      { external_id: 'a', account_name: 'Acme, "the" one', contract_end: new Date('2030-01-31') },
      { external_id: 'b', account_name: null, contract_end: null },
      { external_id: 'c', account_name: 'Größe', contract_end: new Date('2030-01-31T10:00:00Z') },
    ])
  })

  it('refuses rows with too many or too few fields, and NUL, one by one', async () => {
    const partner = await setUp()
    const csv = 'externalId,accountName\na\nb,x,y\nc,nul\0\nd,ok\n'
    expect(outcomesOf(await loadCsv(tenantry(), partner, 'claim-keys', csv))).toEqual([
      refused(1, 'row', 'row has 1 fields under 2 columns'),
      refused(2, 'row', 'row has 3 fields under 2 columns'),
      refused(3, 'accountName', 'accountName must not hold NUL or half of a surrogate pair'),
      { row: 4, outcome: 'created', id: expect.any(String) },
    ])
  })

  it.each([
    ['an unknown column', 'externalId,surprise\na,b\n', 'surprise is not a known column', 'surprise'],
    ['an empty heading', 'externalId,\na,b\n', 'An empty heading is not a known column', ''],
    ['a column twice', 'externalId,externalId\na,b\n', 'externalId is a column twice', 'externalId'],
    ['no heading', '', 'body must name its columns in its first line', 'body'],
    ['a quote that is never closed', 'externalId\n"a\n', /^body must be CSV: /, 'body'],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff]), 'body must be UTF-8', 'body'],
  ])('is refused with 400 for %s, and nothing is written', async (_, csv, message, field) => {
    const partner = await setUp()
    const answer = await loadCsv(tenantry(), partner, 'claim-keys', csv)
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        error: {
          code: 'request.malformed',
          message: typeof message === 'string' ? message : expect.stringMatching(message),
          field,
        },
      },
    ])
    expect(await stored(partner)).toEqual([])
  })
})

describe('how much an import takes', () => {
  it('is 64 MiB and not one byte more', async () => {
    const partner = await setUp()
    const bytes = 64 * 1024 * 1024
    const csv = Buffer.concat([Buffer.from('externalId\na\n'), Buffer.alloc(bytes - 13, '\n')])
    expect(linesOf(await loadCsv(tenantry(), partner, 'claim-keys', csv)).at(-1)).toMatchObject({
      finished: { rows: 1, created: 1 },
    })
    const answer = await loadCsv(tenantry(), partner, 'claim-keys', Buffer.concat([csv, Buffer.from('\n')]))
    expect([answer.status, answer.body]).toEqual([
      413,
      { error: { code: 'request.too_large', message: 'The body is too large', field: 'body' } },
    ])
  })
})

describe('an import with an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'file-1' }

  it('is answered alike again, batch by batch, and goes on where the first ended early', async () => {
    const partner = await setUp()
    const rows = keys(700)
    const first = await load(tenantry(), partner, 'claim-keys', rows, headers)
    // As though the server had died after the first batch.
    await tenantry().database.sql(
      `delete from claim_keys where partner_id = $1 and external_id >= 'key-000500'`,
      [partner.id],
    )
    await tenantry().database.sql(
      `delete from idempotency_results where ctid = (select ctid from idempotency_results order by created_at desc, ctid desc limit 1)`,
    )
    const again = await load(tenantry(), partner, 'claim-keys', rows, headers)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(outcomesOf(again).slice(0, 500)).toEqual(outcomesOf(first).slice(0, 500))
    expect(linesOf(again).at(-1)).toMatchObject({ finished: { rows: 700, created: 700 } })
    expect(await stored(partner)).toHaveLength(700)
  })

  it('is refused with 422 for another body', async () => {
    const partner = await setUp()
    await load(tenantry(), partner, 'claim-keys', keys(2), headers)
    expect((await load(tenantry(), partner, 'claim-keys', keys(3), headers)).status).toBe(422)
    expect((await loadCsv(tenantry(), partner, 'claim-keys', 'externalId\nx\n', headers)).status).toBe(422)
    expect(await stored(partner)).toHaveLength(2)
  })
})
