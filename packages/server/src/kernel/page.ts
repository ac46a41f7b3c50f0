/** One page of a list; `next` is present while more follow. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** Cuts rows fetched with `limit + 1` into a page whose cursor is the last row's id. */
export const pageOf = <T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: last.id } : { items }
}

/** Walks every page of a list, one page in memory at a time. */
export async function* everyPage<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let after: string | undefined
  do {
    const page = await read(after)
    yield page.items
    after = page.next
  } while (after !== undefined)
}
