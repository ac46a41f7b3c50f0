import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Id } from '../kernel/ids.ts'
import { everyPage, type Page } from '../kernel/page.ts'

/** Reads a list page by page, so that no list, however long, is held in memory whole or in one transaction. */
type ReadPage<T, I extends Id<string>> = (after: I | undefined) => Promise<Page<T>>

/** The items of a list as JSON, a page at a time, with commas between but not around them. */
export async function* jsonItems<T, I extends Id<string>>(
  read: ReadPage<T, I>,
  present: (item: T) => string,
): AsyncGenerator<string> {
  let comma = ''
  for await (const items of everyPage((after) => read(after as I | undefined))) {
    if (items.length === 0) continue
    yield comma + items.map(present).join(',')
    comma = ','
  }
}

async function* inOrder(
  ...parts: readonly (string | (() => string) | AsyncIterable<string>)[]
): AsyncGenerator<string> {
  for (const part of parts) {
    if (typeof part === 'string') yield part
    else if (typeof part === 'function') yield part()
    else yield* part
  }
}

/**
 * Sends JSON that is made of parts while they are read. The first page is read before anything is sent, so that
 * a failure there is answered like any other; a later one ends the connection, and the client sees it cut off.
 */
export const sendJson = async (
  reply: FastifyReply,
  before: string,
  items: AsyncGenerator<string>,
  after: string | (() => string),
): Promise<FastifyReply> => {
  const first = await items.next()
  const chunks = inOrder(before, first.done === true ? '' : first.value, items, after)
  return reply.type('application/json; charset=utf-8').send(Readable.from(chunks))
}
