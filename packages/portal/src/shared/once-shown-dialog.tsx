import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { OnceShown, type OnceShownValue } from './once-shown.tsx'

interface Props {
  readonly title: string
  /** What was minted; the dialog is closed without. */
  readonly values: readonly OnceShownValue[] | undefined
  /** Of the file that they may be kept in. */
  readonly fileName: string
  /** What becomes of whoever loses them. */
  readonly about?: string
  /** What else there is to know about them. */
  readonly children?: ReactNode
  /** Forgets the values. */
  readonly onClose: () => void
}

const LOST = 'Nobody can look that up later.'
const WORDS = {
  one: { title: 'Keep this now', about: 'It is shown this once.', button: 'I have kept it' },
  several: { title: 'Keep these now', about: 'They are shown this once.', button: 'I have kept them' },
}

/** Shows what was minted this once; only its own buttons close it, not a click beside it. */
export const OnceShownDialog = ({ title, values, fileName, about = LOST, children, onClose }: Props) => {
  const words = values?.length === 1 ? WORDS.one : WORDS.several
  return (
    <Modal
      opened={values !== undefined}
      onClose={onClose}
      title={title}
      size="xl"
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {values !== undefined && (
        <Stack>
          {values.length > 0 && (
            <>
              <Alert color="yellow" title={words.title}>
                {words.about} {about}
              </Alert>
              <OnceShown values={values} fileName={fileName} />
            </>
          )}
          {children}
          <Group justify="flex-end">
            <Button onClick={onClose}>{values.length > 0 ? words.button : 'Close'}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
