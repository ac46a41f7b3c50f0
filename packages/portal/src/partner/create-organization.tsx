import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { OnceShown } from '../shared/once-shown.tsx'
import { Problem } from '../shared/problem.tsx'
import { QrCode } from '../shared/qr-code.tsx'
import { usePartner } from './partner-place.ts'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

const NAME_CHARACTERS_MAX = 255

/** Makes an organization, and shows its credentials this once. */
export const CreateOrganization = ({ opened, onClose }: Props) => {
  const { id, api } = usePartner()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const creating = useMutation({
    mutationFn: () => api.createPartnerOrg({ name: name.trim() }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['partner', id] }),
  })
  const forget = () => {
    creating.reset()
    setName('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    creating.mutate()
  }
  const made = creating.data
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={forget}
      size="lg"
      // Once it is closed nobody sees the credentials again: not by a click beside it.
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      title={made === undefined ? 'Create an organization' : `${name.trim()} is ready`}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Name"
              description="Your customer's; you can search for it later."
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              maxLength={NAME_CHARACTERS_MAX}
              required
              data-autofocus
            />
            {creating.isError && <Problem error={creating.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={creating.isPending} disabled={name.trim() === ''}>
                Create
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Alert color="yellow" title="Keep these now">
            They are shown this once. The claim link can be made anew while nobody has claimed the
            organization.
          </Alert>
          <OnceShown
            fileName={`${made.organizationId}.txt`}
            values={[
              { label: 'Claim link', value: made.claimUrl },
              { label: 'Organization key', value: made.orgApiKey },
              { label: 'Project key', value: made.projectApiKey },
              { label: 'Agent token', value: made.agentToken },
            ]}
          />
          <Group>
            <QrCode text={made.claimUrl} label="QR code of the claim link" />
            <Text size="sm" maw={280}>
              Let your customer scan this or open the claim link: it makes the organization theirs.
            </Text>
          </Group>
          <Group justify="flex-end">
            <Button onClick={onClose}>I have kept them</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
