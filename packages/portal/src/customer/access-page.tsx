import { Title } from '@mantine/core'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { useCustomer } from './customer-place.ts'
import { Detach } from './detach.tsx'
import { PartnerRights } from './partner-rights.tsx'
import { ReadsInside } from './reads-inside.tsx'
import { SeenCredentials } from './seen-credentials.tsx'
import { useReceipt } from './use-receipt.ts'

const Sections = () => {
  const { partnerName } = useCustomer()
  const receipt = useReceipt()
  return (
    <Loaded query={receipt}>
      {(data) => (
        <>
          <PartnerRights receipt={data} />
          <Title order={2} size="h3">
            Credentials that {partnerName} has seen
          </Title>
          <SeenCredentials receipt={data} />
          <Title order={2} size="h3">
            What {partnerName} has read inside
          </Title>
          <ReadsInside />
          {data.status !== 'detached' && <Detach />}
        </>
      )}
    </Loaded>
  )
}

/** What the partner may do here, what it has done with it, and how it ends. */
export const AccessPage = () => {
  const { partnerName } = useCustomer()
  return (
    <Page
      title="Who has access"
      about={`What ${partnerName} may do here, what they have seen, and how to end it.`}
    >
      <Sections />
    </Page>
  )
}
