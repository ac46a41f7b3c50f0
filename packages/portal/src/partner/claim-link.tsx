import { Group, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { AskingButton } from '../shared/asking-button.tsx'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { usePartner } from './partner-place.ts'
import { ScannableLink } from './scannable-link.tsx'

/** Makes a new claim link for a customer who has lost theirs; the one before no longer works. */
export const ClaimLink = ({ orgId }: { readonly orgId: string }) => {
  const { api } = usePartner()
  const [link, setLink] = useState<string>()
  const make = async () => {
    const { claimUrl } = await api.reissuePartnerClaimLink({ orgId })
    return () => setLink(claimUrl)
  }
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <Text maw={560}>
          Nobody has claimed this organization yet. Whoever opens its claim link and signs up becomes its
          owner.
        </Text>
        <AskingButton
          label="Make a new claim link"
          title="Make a new claim link?"
          verb="Make the link"
          isLoss
          work={make}
        >
          The link that was handed out before stops working at once, also where it was printed.
        </AskingButton>
      </Group>
      <OnceShownDialog
        title="The new claim link"
        values={link === undefined ? undefined : [{ label: 'Claim link', value: link }]}
        fileName={`claim-link-${orgId}.txt`}
        about="While nobody has claimed the organization, another one can be made."
        onClose={() => setLink(undefined)}
      >
        {link !== undefined && <ScannableLink link={link} />}
      </OnceShownDialog>
    </Paper>
  )
}
