import type { ReactNode } from 'react'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { Problem } from '../shared/problem.tsx'
import { useOrg } from './use-org.ts'
import { useWayIn } from './use-way-in.ts'

interface Props {
  /** What is shown to a partner who is let in. */
  readonly children: ReactNode
}

/** Shows what lies inside an organization, or says that it does not let its partner in. */
export const WayIn = ({ children }: Props) => {
  const org = useOrg()
  const wayIn = useWayIn()
  if (org.isPending || wayIn.isPending) return <Loading rows={4} />
  // An organization that cannot even be looked at keeps nobody out.
  if (org.isError) return <Problem error={org.error} onRetry={() => void org.refetch()} />
  if (wayIn.isKeptOut)
    return (
      <EmptyState title={`${org.data.name} does not let you in`}>
        Its owners and admins decide who acts inside, on their page “Who has access”. While it is suspended
        nobody does.
      </EmptyState>
    )
  if (wayIn.data === undefined) return <Problem error={wayIn.error} onRetry={() => void wayIn.refetch()} />
  return children
}
