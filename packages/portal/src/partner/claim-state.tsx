import { Badge, Group } from '@mantine/core'

const COLORS = { unclaimed: 'gray', claimed: 'teal', detached: 'orange' } as const
const WORDS = { unclaimed: 'Unclaimed', claimed: 'Claimed', detached: 'Detached' } as const

interface Props {
  readonly status: keyof typeof WORDS
  readonly suspended?: boolean
}

/** Who an organization belongs to by now, and whether it is suspended. */
export const ClaimState = ({ status, suspended = false }: Props) => (
  <Group gap={6} wrap="nowrap">
    <Badge variant="outline" color={COLORS[status]} autoContrast>
      {WORDS[status]}
    </Badge>
    {suspended && (
      <Badge variant="filled" color="red.9">
        Suspended
      </Badge>
    )}
  </Group>
)
