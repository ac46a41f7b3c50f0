import { Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { DayRange } from '../shared/day-range.tsx'
import { FilterField } from '../shared/filter-field.tsx'
import { type ActivitySearch, readPartnerActivitySearch } from './activity-search.ts'

/** Narrows what is listed; all of it is in the address. */
export const ActivityFilters = ({ search }: { readonly search: ActivitySearch }) => {
  const navigate = useNavigate({ from: '/p/$partnerId/activity' })
  const change = (part: ActivitySearch) =>
    void navigate({ search: (before) => readPartnerActivitySearch({ ...before, ...part }) })
  return (
    <Group align="flex-end">
      <FilterField
        label="Kind of event"
        placeholder="Exactly, such as org.suspended"
        value={search.type}
        onFilter={(type) => change({ type })}
      />
      <FilterField
        label="Organization"
        placeholder="Its id"
        value={search.orgId}
        onFilter={(orgId) => change({ orgId })}
      />
      <DayRange
        first={search.since}
        last={search.until}
        onFirst={(since) => change({ since })}
        onLast={(until) => change({ until })}
      />
    </Group>
  )
}
