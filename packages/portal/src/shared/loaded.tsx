import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from './loading.tsx'
import { Problem } from './problem.tsx'

interface Props<T> {
  readonly query: UseQueryResult<T>
  /** About how tall it will be. */
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}

/** What was read, in each of its states. What is there stays, also where it cannot be read anew. */
export const Loaded = <T,>({ query, rows, children }: Props<T>) => (
  <>
    {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
    {query.isPending && <Loading {...(rows !== undefined && { rows })} />}
    {query.data !== undefined && children(query.data)}
  </>
)
