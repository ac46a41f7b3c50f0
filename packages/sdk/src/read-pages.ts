import type { Operation } from './operation.ts'

type Input = Readonly<Record<string, unknown>>
type ReadPage = (input: Input) => Promise<unknown>

interface Page {
  readonly data: readonly unknown[]
  readonly next?: string
}

/** Follows `next` to the last page. */
async function* readByCursor(read: ReadPage, input: Input): AsyncGenerator<unknown, void, undefined> {
  let cursor: string | undefined
  do {
    const page = (await read(cursor === undefined ? input : { ...input, cursor })) as Page
    yield* page.data
    cursor = page.next
  } while (cursor !== undefined)
}

/** Steps on until a page is not full, so that what is added meanwhile is read too. */
async function* readByOffset(
  read: ReadPage,
  input: Input,
  limit: number,
): AsyncGenerator<unknown, void, undefined> {
  for (let offset = 0; ; offset += limit) {
    const { data } = (await read({ ...input, offset })) as Page
    yield* data
    if (data.length < limit) return
  }
}

/** Every item of a list, page by page; a page is read when the one before is used up. */
export const readPages = (
  paging: NonNullable<Operation['paging']>,
  read: ReadPage,
  given: Input,
): AsyncGenerator<unknown, void, undefined> => {
  const limit = typeof given['limit'] === 'number' ? given['limit'] : paging.limitMax
  const input = { ...given, limit }
  return paging.style === 'cursor' ? readByCursor(read, input) : readByOffset(read, input, limit)
}
