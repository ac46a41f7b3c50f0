// A day that is kept as its midnight in UTC is the same day for every reader.
const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

interface Props {
  /** ISO 8601, as the API tells it. */
  readonly at: string
}

/** A day, whatever the reader's zone is. */
export const Day = ({ at }: Props) => <time dateTime={at}>{FORMAT.format(new Date(at))}</time>
