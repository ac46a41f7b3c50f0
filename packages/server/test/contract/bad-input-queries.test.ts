import { describe, expect, it } from 'vitest'
import { newId, type PartnerId } from '../../src/kernel/ids.ts'
import { documentedOperations } from '../property/support/documented-operations.ts'
import { refusalMessage, refuseLeaks } from '../property/support/refusal-shapes.ts'
import { send, sharedWorld, validRequest } from '../property/support/valid-requests.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const NO_NUMBERS = [
  '-1',
  '1.5',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e309',
  '9007199254740992',
  '99999999999999999999999',
  'ten',
  '',
  'null',
  'true',
  '[]',
  '1,2',
  '1;2',
  '%ZZ',
  '%C3%28',
  '%00',
  '1%00',
  '%EF%BC%91',
]

/** Every documented read with the paging parameters it documents. */
const pagedReads = async (dialect: 'embed' | 'admin') =>
  (await documentedOperations(tenantry().http, dialect)).flatMap((operation) => {
    const names = (operation.operation.parameters ?? [])
      .filter((one) => one.in === 'query')
      .map(({ name }) => name)
    return names.length === 0 ? [] : [{ operation, names }]
  })

describe.each(['embed', 'admin'] as const)('%s: a paging parameter', (dialect) => {
  const refused = async (query: (name: string) => readonly string[]): Promise<void> => {
    const world = await sharedWorld(tenantry())
    const reads = await pagedReads(dialect)
    expect(reads.length).toBeGreaterThan(0)
    for (const { operation, names } of reads) {
      const request = validRequest(operation, world)
      for (const name of names) {
        for (const text of query(name)) {
          const label = `${operation.label}?${text}`
          const answer = await send(tenantry(), request, { url: `${request.url}?${text}` })
          expect(answer.status, `${label}: ${answer.text}`).toBe(400)
          expect(refusalMessage(dialect, answer, label), label).toContain(name)
          refuseLeaks(answer, label)
        }
      }
    }
  }

  it('that is no number, or no cursor, is refused and named', () =>
    refused((name) => NO_NUMBERS.map((value) => `${name}=${value}`)))

  it('that is given twice is refused and named', () =>
    refused((name) => [`${name}=1&${name}=1`, `${name}=1&${name}=2&${name}=3`, `${name}&${name}=1`]))

  it('out of its range is refused, not clamped', () =>
    refused(
      (name) =>
        ({
          limit: ['limit=0', dialect === 'embed' ? 'limit=101' : 'limit=201'],
          offset: ['offset=-1', 'offset=2147483648'],
          cursor: ['cursor=0', `cursor=${newId<PartnerId>().toUpperCase()}`],
        })[name] ?? [],
    ))

  it('that nobody documents is ignored, poisoned ones too', async () => {
    const world = await sharedWorld(tenantry())
    for (const { operation } of await pagedReads(dialect)) {
      const request = validRequest(operation, world)
      for (const text of [
        'page=2',
        '__proto__=1',
        '__proto__[limit]=0',
        'constructor=1',
        'toString=1',
        '&&&',
        '?',
        '=1',
      ]) {
        const { status } = await send(tenantry(), request, { url: `${request.url}?${text}` })
        expect(status, `${operation.label}?${text}`).toBe(200)
      }
    }
  })
})
