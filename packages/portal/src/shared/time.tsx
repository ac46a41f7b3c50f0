const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

interface Props {
  /** ISO 8601, as the API tells it. */
  readonly at: string
  readonly dayOnly?: boolean
}

/** A moment in the reader's own zone. */
export const Time = ({ at, dayOnly = false }: Props) => (
  <time dateTime={at} title={new Date(at).toString()}>
    {(dayOnly ? DAY : FORMAT).format(new Date(at))}
  </time>
)
