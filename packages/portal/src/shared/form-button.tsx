import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { NamedButton, type NamedButtonProps } from './named-button.tsx'

interface Props extends NamedButtonProps {
  readonly title: string
  /** The form; what was typed into it is forgotten once it closes. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a form. */
export const FormButton = ({ title, children, ...button }: Props) => {
  const [isOpen, form] = useDisclosure()
  return (
    <>
      <NamedButton {...button} onClick={form.open} />
      <Modal opened={isOpen} onClose={form.close} title={title}>
        {children(form.close)}
      </Modal>
    </>
  )
}
