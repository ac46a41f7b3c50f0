import { Group, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type ActivitySearch, readPartnerActivitySearch } from './activity-search.ts'

const SEARCH_MS = 400
const FIELDS = [
  { part: 'type', label: 'Kind of event', placeholder: 'Exactly, such as org.suspended', type: 'text' },
  { part: 'orgId', label: 'Organization', placeholder: 'Its id', type: 'text' },
  { part: 'since', label: 'From', type: 'date' },
  { part: 'until', label: 'Until, this day too', type: 'date' },
] as const

interface FieldProps {
  readonly field: (typeof FIELDS)[number]
  readonly value: string
}

const FilterField = ({ field: { part, ...field }, value }: FieldProps) => {
  const navigate = useNavigate({ from: '/p/$partnerId/activity' })
  const change = useDebouncedCallback(
    (text: string) =>
      void navigate({
        search: (before: ActivitySearch) => readPartnerActivitySearch({ ...before, [part]: text }),
        replace: true,
      }),
    SEARCH_MS,
  )
  return (
    <TextInput
      {...field}
      defaultValue={value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      style={{ flex: '1 1 180px' }}
    />
  )
}

/** Narrows what is listed; all of it is in the address. */
export const ActivityFilters = ({ search }: { readonly search: ActivitySearch }) => (
  <Group align="flex-end">
    {FIELDS.map((field) => (
      <FilterField key={field.part} field={field} value={search[field.part] ?? ''} />
    ))}
  </Group>
)
