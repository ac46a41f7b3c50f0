import { Group, NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FilterField } from '../shared/filter-field.tsx'
import { type PortfolioSearch, readPortfolioSearch } from './portfolio-search.ts'

const STATUSES = [
  { value: '', label: 'Any' },
  { value: 'unclaimed', label: 'Unclaimed' },
  { value: 'claimed', label: 'Claimed' },
  { value: 'detached', label: 'Detached' },
]
const SORTS = [
  { value: '-createdAt', label: 'Newest first' },
  { value: 'createdAt', label: 'Oldest first' },
  { value: 'name', label: 'Name, A to Z' },
  { value: '-name', label: 'Name, Z to A' },
]

/** Narrows and orders the list; all of it is in the address. */
export const PortfolioFilters = ({ search }: { readonly search: PortfolioSearch }) => {
  const navigate = useNavigate({ from: '/p/$partnerId/organizations' })
  const change = (part: Readonly<Record<string, unknown>>) =>
    void navigate({ search: (before) => readPortfolioSearch({ ...before, ...part }) })
  return (
    <Group align="flex-end">
      <FilterField
        label="Search"
        placeholder="Name, customer's email, or your own id"
        value={search.search}
        onFilter={(text) => change({ search: text })}
      />
      <NativeSelect
        label="Claim state"
        data={STATUSES}
        value={search.status ?? ''}
        onChange={({ currentTarget }) => change({ status: currentTarget.value })}
      />
      <NativeSelect
        label="Order"
        data={SORTS}
        value={search.sort ?? '-createdAt'}
        onChange={({ currentTarget }) => change({ sort: currentTarget.value })}
      />
    </Group>
  )
}
