import { KeysPage as Keys } from '../shared/keys/keys-page.tsx'
import { useCustomer } from './customer-place.ts'

/** The keys by which programs act for the whole organization. */
export const KeysPage = () => {
  const { api, name } = useCustomer()
  return (
    <Keys
      about={`Programs with one of these may act for all of ${name}. A key has the rights of who made it.`}
      list={api.listOrgKeys}
      issue={api.issueOrgKey}
      rotate={api.rotateOrgKey}
      revoke={api.revokeOrgKey}
    />
  )
}
