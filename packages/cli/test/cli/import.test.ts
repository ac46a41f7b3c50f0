import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTestPartner, useServer } from '../../../sdk/test/support/tenantry-server.ts'
import { runCommand } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const server = useServer()

const setUp = async (csv: string) => {
  const partner = await createTestPartner(server())
  const file = join(temporaryFolder(), 'clients.csv')
  writeFileSync(file, csv)
  const run = async (...more: string[]) => {
    const environment = { TENANTRY_URL: server().url, TENANTRY_KEY: partner.apiKey }
    const ended = await runCommand(['org', 'import', file, '--json', ...more], environment)
    const rows: { status: string; id?: string; error?: string }[] =
      ended.stdout === '' ? [] : JSON.parse(ended.stdout)
    return { ...ended, rows, statuses: rows.map(({ status }) => status) }
  }
  const names = async () => (await partner.client.embed.listOrgs({ limit: 100 })).data.map(({ name }) => name)
  return { ...partner, file, run, names, report: () => readFileSync(`${file}.report.csv`, 'utf8') }
}

const CSV = '\uFEFFName,External ID\r\nAcme Tours,a\r\n"Bolt, Inc.",b\r\n"=Cmd()",\r\nTwin,\r\nTwin,\r\n'

it('each row becomes an organization once, however often and from wherever it is imported', async () => {
  const { run, names, report, file } = await setUp(CSV)
  const first = await run()
  expect([first.code, first.statuses]).toEqual([0, Array(5).fill('created')])
  expect((await names()).toSorted()).toEqual(['=Cmd()', 'Acme Tours', 'Bolt, Inc.', 'Twin', 'Twin'])
  expect(report()).toMatch(/^row,status,id,error,key\n/)
  const again = await run()
  expect([again.code, again.rows.map(({ id }) => id)]).toEqual([0, first.rows.map(({ id }) => id)])
  // Without the report of what was done, the server knows.
  const other = await run('--report', `${file}.other`)
  expect(other.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
  expect(await names()).toHaveLength(5)
})

it('a row that fails says why and keeps no other from its turn; corrected, it is done alone', async () => {
  const { run, names, file, client } = await setUp(
    `name,external_id\nAcme,a\n${'x'.repeat(300)},b\n,c\nBolt,d\n`,
  )
  await client.embed.createOrg({ name: 'There already', external_id: 'a' })
  const { code, rows, statuses, stderr } = await run('--concurrency', '1')
  expect([code, statuses]).toEqual([7, ['existing', 'failed', 'failed', 'created']])
  expect(rows[1]?.error).toContain('name')
  expect(stderr).toContain('1 created, 1 there already, 2 failed')
  writeFileSync(file, 'name,external_id\nAcme,a\nCorrected,b\nThird,c\nBolt,d\n')
  expect((await run()).statuses).toEqual(['existing', 'created', 'created', 'existing'])
  expect((await names()).toSorted()).toEqual(['Bolt', 'Corrected', 'There already', 'Third'])
})

it('waits for the rate limit instead of failing', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `Org ${at}`)
  const { run, id } = await setUp(['name', ...rows].join('\n'))
  await server().operator.admin.changePartner({ partnerId: id, rateLimitPerMinute: 300 })
  expect((await run()).statuses).toEqual(Array(12).fill('created'))
})

it('a file that is none of clients is refused whole', async () => {
  for (const csv of ['', 'name,nmae\na,b\n', 'website\nx\n', 'name,name\na,b\n', 'name\n"a\n']) {
    const { run, names } = await setUp(csv)
    expect(await run()).toMatchObject({ code: 2, stdout: '' })
    expect(await names()).toEqual([])
  }
})
