import { encode } from 'uqr'

interface Props {
  readonly text: string
  /** What it leads to. */
  readonly label: string
}

const QUIET = 2
const PIXELS = 180

/** A QR code; dark on light whatever the colours of the page, as cameras want it. */
export const QrCode = ({ text, label }: Props) => {
  const { data, size } = encode(text, { border: QUIET })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg width={PIXELS} height={PIXELS} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
