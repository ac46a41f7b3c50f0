import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { OnceShown, type OnceShownValue } from './once-shown.tsx'

interface Props {
  readonly title: string
  /** What was minted; the dialog is closed without. */
  readonly values: readonly OnceShownValue[] | undefined
  /** Of the file that they may be kept in. */
  readonly fileName: string
  /** What else there is to know about them. */
  readonly children?: ReactNode
  /** Forgets the values. */
  readonly onClose: () => void
}

/** Shows what was minted this once; only its own buttons close it, not a click beside it. */
export const OnceShownDialog = ({ title, values, fileName, children, onClose }: Props) => (
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
            <Alert color="yellow" title="Keep this now">
              It is shown this once, and nobody can look it up later.
            </Alert>
            <OnceShown values={values} fileName={fileName} />
          </>
        )}
        {children}
        <Group justify="flex-end">
          <Button onClick={onClose}>{values.length > 0 ? 'I have kept it' : 'Close'}</Button>
        </Group>
      </Stack>
    )}
  </Modal>
)
