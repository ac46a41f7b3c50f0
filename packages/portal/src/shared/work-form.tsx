import { Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { Problem } from './problem.tsx'

interface Props {
  readonly children: ReactNode
  /** What the button does: a verb and its noun. */
  readonly verb: string
  /** Whether all that is needed is there. */
  readonly isReady: boolean
  readonly onClose: () => void
  readonly work: () => Promise<unknown>
}

/** Fields, and the button that sends them; it closes once that has worked. */
export const WorkForm = ({ children, verb, isReady, onClose, work }: Props) => {
  const doing = useMutation({ mutationFn: work, onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    doing.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        {doing.isError && <Problem error={doing.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={doing.isPending} disabled={!isReady}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
