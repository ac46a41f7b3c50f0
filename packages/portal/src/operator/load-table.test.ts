import { describe, expect, it } from 'vitest'
import { readOutcomes, readTable } from './load-table.ts'

describe('a table', () => {
  it('is sent in parts that each name the columns', () => {
    const rows = Array.from({ length: 501 }, (_, at) => `${at},"a ""quoted"" one"`)
    const table = readTable(['serialNumber,model', ...rows].join('\r\n'))
    if ('flaw' in table) throw new Error(table.flaw)
    expect(table.rows).toBe(501)
    expect(table.parts.map(({ first }) => first)).toEqual([0, 500])
    expect(table.parts[1]?.csv).toBe('"serialNumber","model"\r\n"500","a ""quoted"" one"\r\n')
  })

  it.each(['', 'a\n"b\n', '\n\n', 'serialNumber,model\n'])('is none where there is no row: %j', (text) => {
    expect(readTable(text)).toHaveProperty('flaw')
  })
})

describe('an answer', () => {
  it('tells of each row which one of the whole table it is', () => {
    const answer = [
      '{"row":1,"outcome":"created","id":"a"}',
      '{"row":2,"outcome":"refused","field":"model","message":"is unknown"}',
      '{"progress":{"rows":2}}',
      '{"finished":{"rows":2}}',
      '',
    ].join('\n')
    expect(readOutcomes(answer, 500)).toEqual([
      { row: 501, outcome: 'created', id: 'a' },
      { row: 502, outcome: 'refused', field: 'model', message: 'is unknown' },
    ])
  })

  it('that ends early is a failure', () => {
    const row = '{"row":1,"outcome":"created"}\n'
    for (const end of ['', '{"failed":{}}\n', '{"progress":{"rows":1}}\n'])
      expect(() => readOutcomes(row + end, 0)).toThrow('could not go on')
  })
})
