import { FilterField } from './filter-field.tsx'

interface Props {
  readonly first: string | undefined
  readonly last: string | undefined
  readonly onFirst: (day: string) => void
  readonly onLast: (day: string) => void
}

/** The first and the last day of what is looked at. */
export const DayRange = ({ first, last, onFirst, onLast }: Props) => (
  <>
    <FilterField type="date" label="From" value={first} onFilter={onFirst} />
    <FilterField type="date" label="To, this day included" value={last} onFilter={onLast} />
  </>
)
