import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'

const TYPING_MS = 400

interface Props {
  readonly first: string | undefined
  readonly last: string | undefined
  readonly onFirst: (day: string) => void
  readonly onLast: (day: string) => void
}

/** The first and the last day of what is looked at. */
export const DayRange = ({ first, last, onFirst, onLast }: Props) => {
  // A date that is typed has other years on its way.
  const changeFirst = useDebouncedCallback(onFirst, TYPING_MS)
  const changeLast = useDebouncedCallback(onLast, TYPING_MS)
  return (
    <>
      <TextInput
        type="date"
        label="From"
        defaultValue={first ?? ''}
        onChange={({ currentTarget }) => changeFirst(currentTarget.value)}
      />
      <TextInput
        type="date"
        label="To, this day included"
        defaultValue={last ?? ''}
        onChange={({ currentTarget }) => changeLast(currentTarget.value)}
      />
    </>
  )
}
