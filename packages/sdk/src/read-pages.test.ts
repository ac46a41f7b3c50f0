import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json } from '../test/support/scripted-fetch.ts'
import { createTenantry } from './index.ts'

const itemsUpTo = (total: number) => Array.from({ length: total }, (_, index) => ({ id: String(index) }))

/** A server with one list, under an offset and under a cursor. */
const serve = (total: number, limits: Set<number> = new Set()): typeof globalThis.fetch => {
  const items = itemsUpTo(total)
  return async (address) => {
    const { searchParams } = new URL(String(address))
    const limit = Number(searchParams.get('limit'))
    limits.add(limit)
    const start = Number(searchParams.get('cursor') ?? searchParams.get('offset') ?? 0)
    const end = start + limit
    return json(200, {
      data: items.slice(start, end),
      total,
      ...(end < total && { next: String(end) }),
    })
  }
}
const connect = (fetch: typeof globalThis.fetch) =>
  createTenantry({ baseUrl: 'http://t.test', key: 'k', operatorKey: 'o', fetch })

const collect = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

describe('a list is read to its end', () => {
  it('whatever its length and the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 12 }), async (total, limit) => {
        const tenantry = connect(serve(total))
        expect(await collect(tenantry.embed.listOrgs.all({ limit }))).toEqual(itemsUpTo(total))
        expect(await collect(tenantry.admin.listPartners.all({ limit }))).toEqual(itemsUpTo(total))
      }),
      { numRuns: 60 },
    )
  })

  it('in the largest pages that the server gives', async () => {
    const limits = new Set<number>()
    const tenantry = connect(serve(3, limits))
    await collect(tenantry.embed.listOrgs.all())
    await collect(tenantry.admin.listOutbox.all())
    expect([...limits]).toEqual([100, 200])
  })

  it('and no further than it is read', async () => {
    let pages = 0
    const fetch: typeof globalThis.fetch = (...call) => {
      pages++
      return serve(1_000)(...call)
    }
    for await (const { id } of connect(fetch).embed.listOrgs.all({ limit: 10 })) if (id === '14') break
    expect(pages).toBe(2)
  })
})
