import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { OnceShown, type OnceShownValue } from './once-shown.tsx'

interface Props {
  readonly title: string
  /** Nothing to show leaves it closed. */
  readonly values: readonly OnceShownValue[] | undefined
  readonly fileName: string
  /** What has become of the ones before. */
  readonly children: ReactNode
  readonly onClose: () => void
}

/** Shows credentials until somebody says that they are kept: never lost by a click beside it. */
export const OnceShownModal = ({ title, values, fileName, children, onClose }: Props) => (
  <Modal
    opened={values !== undefined}
    onClose={onClose}
    title={title}
    size="lg"
    closeOnClickOutside={false}
    closeOnEscape={false}
  >
    {values !== undefined && (
      <Stack>
        <Alert color="yellow" title="Keep this now">
          {children}
        </Alert>
        <OnceShown fileName={fileName} values={values} />
        <Group justify="flex-end">
          <Button onClick={onClose}>I have kept it</Button>
        </Group>
      </Stack>
    )}
  </Modal>
)
