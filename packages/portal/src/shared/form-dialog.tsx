import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { Problem } from './problem.tsx'

/**
 * Happens once the dialog is gone. What is looked at again sooner would change or end it under the eyes of whoever reads
 * it, and another dialog would lose the focus to the button behind this one.
 */
export type Afterwards = () => unknown

// A dialog that has closed gives back the focus a moment later. Where nothing moves, that is after its transition's end.
const FOCUS_IS_BACK_MS = 20

export interface FormDialogContent {
  readonly title: string
  /** The fields, each by its name; they forget what was typed as soon as the dialog closes. */
  readonly children: ReactNode
  /** What the button does: a verb and its noun. */
  readonly verb: string
  readonly isDangerous?: boolean
  readonly isReady?: boolean
  readonly onClosed?: () => void
  readonly work: (given: FormData) => Promise<Afterwards>
}

interface Props extends FormDialogContent {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Asks for what some work needs, does it, and closes. */
export const FormDialog = (props: Props) => {
  const { opened, title, children, verb, isDangerous = false, isReady = true, onClose, work } = props
  const answer = useRef<Afterwards>(undefined)
  const doing = useMutation({
    mutationFn: async (given: FormData) => {
      answer.current = await work(given)
    },
    onSuccess: onClose,
  })
  // What is under way may answer something that is shown once.
  const close = () => {
    if (!doing.isPending) onClose()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    doing.mutate(new FormData(event.currentTarget))
  }
  const leave = () => {
    const afterwards = answer.current
    answer.current = undefined
    doing.reset()
    props.onClosed?.()
    if (afterwards !== undefined) setTimeout(afterwards, FOCUS_IS_BACK_MS)
  }
  return (
    <Modal opened={opened} onClose={close} title={title} onExitTransitionEnd={leave}>
      <form onSubmit={submit} autoComplete="off">
        <Stack>
          {children}
          {doing.isError && <Problem error={doing.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} {...(isDangerous && { 'data-autofocus': true })}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={doing.isPending}
              disabled={!isReady}
              {...(isDangerous && { color: 'red.9' })}
            >
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
