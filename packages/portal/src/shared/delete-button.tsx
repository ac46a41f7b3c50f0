import type { ReactNode } from 'react'
import { AskingButton } from './asking-button.tsx'
import { useChanged } from './use-changed.ts'

interface Props {
  /** The name of what is deleted. */
  readonly of: string
  /** What it is: a secret, an agent. */
  readonly noun: string
  /** What is lost with it. */
  readonly children: ReactNode
  readonly remove: () => Promise<unknown>
}

/** Deletes what stands in a row, once somebody has said yes. */
export const DeleteButton = ({ of, noun, children, remove }: Props) => {
  const changed = useChanged()
  const work = async () => {
    await remove()
    return () => changed(`${of} is deleted.`)
  }
  return (
    <AskingButton
      label="Delete"
      of={of}
      title={`Delete ${of}?`}
      verb={`Delete the ${noun}`}
      isLoss
      work={work}
    >
      {children}
    </AskingButton>
  )
}
