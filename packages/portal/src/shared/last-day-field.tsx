import { TextInput } from '@mantine/core'
import { endOf, lastDayBefore, readDay, today } from './days.ts'
import { formText } from './form-text.ts'

const NAME = 'lastDay'
const LATEST = '2999-12-31'

/** The moment at which the chosen day is over; undefined where none was chosen. */
export const readLastDay = (given: FormData): string | undefined => {
  const day = readDay(formText(given, NAME))
  return day === undefined ? undefined : endOf(day)
}

interface Props {
  /** What happens without one. */
  readonly otherwise: string
  /** When it ends until now. */
  readonly until?: string | null
}

/** Chooses the last day of something that may also go on for ever; the browser refuses a day that is over. */
export const LastDayField = ({ otherwise, until = null }: Props) => (
  <TextInput
    type="date"
    name={NAME}
    label="Last day (optional)"
    description={otherwise}
    defaultValue={until === null ? '' : lastDayBefore(until)}
    min={today()}
    max={LATEST}
  />
)
