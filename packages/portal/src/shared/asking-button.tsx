import { Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { FormButton } from './form-button.tsx'
import type { Afterwards } from './form-dialog.tsx'
import type { NamedButtonProps } from './named-button.tsx'

interface Props extends NamedButtonProps {
  readonly title: string
  /** What will be lost, or will happen. */
  readonly children: ReactNode
  /** What the button that confirms does: a verb and its noun. */
  readonly verb: string
  /** What has to be typed before that button works, where nothing brings back what is lost. */
  readonly toType?: string
  readonly work: () => Promise<Afterwards>
}

/** A button that asks before it does anything. */
export const AskingButton = ({ children, toType, ...button }: Props) => {
  const [typed, setTyped] = useState('')
  return (
    <FormButton
      {...button}
      isDangerous={button.isLoss === true}
      isReady={toType === undefined || typed.trim() === toType.trim()}
      onClosed={() => setTyped('')}
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
    </FormButton>
  )
}
