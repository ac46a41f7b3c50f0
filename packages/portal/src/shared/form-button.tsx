import { useDisclosure } from '@mantine/hooks'
import { FormDialog, type FormDialogContent } from './form-dialog.tsx'
import { NamedButton, type NamedButtonProps } from './named-button.tsx'

/** A button that asks for what its work needs before it does it. */
export const FormButton = ({
  label,
  of,
  isLoss,
  isMain,
  ...content
}: NamedButtonProps & FormDialogContent) => {
  const [isOpen, dialog] = useDisclosure()
  return (
    <>
      <NamedButton label={label} of={of} isLoss={isLoss} isMain={isMain} onClick={dialog.open} />
      <FormDialog opened={isOpen} onClose={dialog.close} {...content} />
    </>
  )
}
