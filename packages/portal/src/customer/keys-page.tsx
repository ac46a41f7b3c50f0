import { Keys } from '../shared/keys/keys.tsx'
import { Page } from '../shared/page.tsx'
import { useCustomer } from './customer-place.ts'

/** The keys by which programs act for the whole organization. */
export const KeysPage = () => {
  const { id, api, name } = useCustomer()
  return (
    <Page
      title="Keys"
      about={`Programs with one of these may act for all of ${name}. A key has the rights of who made it.`}
    >
      <Keys
        queryKey={['customer', id, 'keys']}
        list={api.listOrgKeys}
        issue={api.issueOrgKey}
        rotate={api.rotateOrgKey}
        revoke={api.revokeOrgKey}
      />
    </Page>
  )
}
