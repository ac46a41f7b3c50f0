import { Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { FormDialog } from './form-dialog.tsx'

interface Props {
  readonly opened: boolean
  readonly title: string
  /** What will be lost, or will stop. */
  readonly children: ReactNode
  /** What the button does: a verb and its noun. */
  readonly verb: string
  /** What has to be typed before the button works, where nothing brings back what is lost. */
  readonly toType?: string
  /** Whether nothing is lost by it. */
  readonly isHarmless?: boolean
  readonly onClose: () => void
  /** Answers what is to happen once the dialog is gone, where something is. */
  readonly work: () => Promise<unknown>
}

/** Asks before something is lost. */
export const Confirm = ({
  opened,
  title,
  children,
  verb,
  toType,
  isHarmless = false,
  onClose,
  work,
}: Props) => {
  const [typed, setTyped] = useState('')
  return (
    <FormDialog
      opened={opened}
      title={title}
      verb={verb}
      isDangerous={!isHarmless}
      isReady={toType === undefined || typed.trim() === toType.trim()}
      onClose={onClose}
      onClosed={() => setTyped('')}
      work={work}
    >
      <Text size="sm" component="div">
        {children}
      </Text>
      {toType !== undefined && (
        <TextInput
          label={`Type “${toType}” to confirm`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          required
          data-autofocus
        />
      )}
    </FormDialog>
  )
}
