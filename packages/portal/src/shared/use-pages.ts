import { useInfiniteQuery } from '@tanstack/react-query'

const PAGE = 50
const FIRST = ''

interface Page<T> {
  readonly data: readonly T[]
  readonly next: string | null
}
type ReadPage<T> = (
  page: { readonly limit: number; readonly cursor?: string },
  options: { readonly signal: AbortSignal },
) => Promise<Page<T>>

/** A list that is read page by page. */
export const usePages = <T>(queryKey: readonly unknown[], read: ReadPage<T>) =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      read({ limit: PAGE, ...(pageParam !== FIRST && { cursor: pageParam }) }, { signal }),
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next ?? undefined,
    // What was found stays until something else is: the list does not jump while somebody types.
    placeholderData: (before) => before,
  })
