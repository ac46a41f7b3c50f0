import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'
import { Problem } from './problem.tsx'
import { ShowMore } from './show-more.tsx'

interface Props<T> {
  readonly pages: UseInfiniteQueryResult<{ readonly pages: readonly { readonly data: readonly T[] }[] }>
  /** Stands there while the list has nothing. */
  readonly empty: ReactNode
  /** Shows the rows that were read until now. */
  readonly children: (rows: readonly T[]) => ReactNode
}

/** A list that is read page by page, in each of its states. */
export const PagedList = <T,>({ pages, empty, children }: Props<T>) => {
  const rows = pages.data?.pages.flatMap(({ data }) => data) ?? []
  return (
    <>
      {pages.isError && <Problem error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {pages.isSuccess && rows.length === 0 && empty}
      {rows.length > 0 && children(rows)}
      <ShowMore pages={pages} />
    </>
  )
}
