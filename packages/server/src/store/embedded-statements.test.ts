import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EmbeddedStatements } from './embedded-statements.ts'

let database: PGlite
beforeAll(async () => {
  database = await PGlite.create()
})
afterAll(() => database.close())

const valuesOf = async (statements: EmbeddedStatements, text: string) =>
  (await statements.query(text, [], {})).rows
const kept = async () => {
  const { rows } = await database.query<{ statement: string }>('select statement from pg_prepared_statements')
  return rows.map(({ statement }) => statement).filter((text) => text.includes('some values'))
}

it('keeps a statement that may come again, and none that is longer than any of ours', async () => {
  const statements = new EmbeddedStatements(database)
  const usual = 'select 1 as value -- some values'
  expect(await valuesOf(statements, usual)).toEqual([{ value: 1 }])
  const long = (count: number) => `select ${count} as value -- some values ${'x'.repeat(20_000)}`
  for (const count of [1, 2, 3]) expect(await valuesOf(statements, long(count))).toEqual([{ value: count }])
  await expect(valuesOf(statements, `${long(4)}\n from nowhere`)).rejects.toThrow('nowhere')
  expect(await valuesOf(statements, usual)).toEqual([{ value: 1 }])
  expect(await kept()).toEqual([usual])
})
