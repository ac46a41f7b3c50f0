import { Button } from '@mantine/core'

export interface NamedButtonProps {
  /** What the button says. */
  readonly label: string
  /** In a row: the name of what it acts on, for whoever hears the button without its row. */
  readonly of?: string | undefined
  /** Whether something is lost by it. */
  readonly isLoss?: boolean | undefined
  /** Whether it is what the page is opened for. */
  readonly isMain?: boolean | undefined
}

const variantOf = ({ isLoss, isMain }: NamedButtonProps) =>
  isMain === true ? 'filled' : isLoss === true ? 'outline' : 'default'

/** A button beside others of the same word; small where it stands in a row. */
export const NamedButton = ({ onClick, ...named }: NamedButtonProps & { readonly onClick: () => void }) => {
  const { label, of, isLoss = false } = named
  return (
    <Button
      variant={variantOf(named)}
      {...(isLoss && { color: 'red' })}
      size={of === undefined ? 'sm' : 'compact-sm'}
      aria-label={of === undefined ? label : `${label}: ${of}`}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
