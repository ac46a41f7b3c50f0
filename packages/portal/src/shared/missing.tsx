import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from './empty-state.tsx'

/** Stands where there is no such page, or none of this person's. */
export const Missing = () => (
  <EmptyState
    title="There is no such page"
    action={<Anchor renderRoot={(props) => <Link to="/" {...props} />}>To your places</Anchor>}
  >
    It may have been deleted, or it is not among what you may see.
  </EmptyState>
)
