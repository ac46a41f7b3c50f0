import { Alert, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { OnceShown } from '../shared/once-shown.tsx'
import { Problem } from '../shared/problem.tsx'
import { QrCode } from '../shared/qr-code.tsx'
import { usePartner } from './partner-place.ts'

/** Makes a new claim link for a customer who has lost theirs; the one before no longer works. */
export const ClaimLink = ({ orgId }: { readonly orgId: string }) => {
  const { api } = usePartner()
  const making = useMutation({ mutationFn: () => api.reissuePartnerClaimLink({ orgId }) })
  const link = making.data?.claimUrl
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <Text maw={560}>
          Nobody has claimed this organization yet. Whoever opens its claim link and signs up becomes its
          owner.
        </Text>
        <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
          Make a new claim link
        </Button>
      </Group>
      {making.isError && <Problem error={making.error} />}
      <Modal
        opened={link !== undefined}
        onClose={making.reset}
        title="The new claim link"
        closeOnClickOutside={false}
        size="lg"
      >
        {link !== undefined && (
          <Stack>
            <Alert color="yellow" title="Keep this now">
              It is shown this once; the link before no longer works.
            </Alert>
            <OnceShown fileName={`claim-link-${orgId}.txt`} values={[{ label: 'Claim link', value: link }]} />
            <QrCode text={link} label="QR code of the claim link" />
            <Group justify="flex-end">
              <Button onClick={making.reset}>Done</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Paper>
  )
}
