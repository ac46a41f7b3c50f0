import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Confirm } from './confirm.tsx'
import { NamedButton, type NamedButtonProps } from './named-button.tsx'

interface Props extends NamedButtonProps {
  readonly title: string
  /** What will be lost, or will happen. */
  readonly children: ReactNode
  /** What the button that confirms does: a verb and its noun. */
  readonly verb: string
  readonly work: () => Promise<unknown>
}

/** A button that asks before it does anything. */
export const AskingButton = ({ title, children, verb, work, ...button }: Props) => {
  const [isAsking, asking] = useDisclosure()
  return (
    <>
      <NamedButton {...button} onClick={asking.open} />
      <Confirm
        opened={isAsking}
        onClose={asking.close}
        title={title}
        verb={verb}
        isHarmless={button.isLoss !== true}
        work={work}
      >
        {children}
      </Confirm>
    </>
  )
}
