import { KeysPage } from '../shared/keys/keys-page.tsx'
import { PlaceKeyContext } from '../shared/place-key.ts'
import { useChosenPartner } from './chosen-partner.ts'
import { operatorApi } from './operator-api.ts'
import { readPage } from './read-page.ts'

/** The keys of one partner: the operator issues the first one, and helps whoever lost theirs. */
export const PartnerKeysPage = () => {
  const { id: partnerId, name } = useChosenPartner()
  return (
    <PlaceKeyContext.Provider value={['operator', partnerId]}>
      <KeysPage
        about={`What programs of ${name} sign in with. Its own members look after them, too.`}
        list={(page, options) => readPage(operatorApi.listPartnerKeys({ partnerId, ...page }, options))}
        issue={(wish) => operatorApi.issuePartnerKey({ partnerId, ...wish, format: 'opaque' })}
        revoke={({ keyId }) => operatorApi.revokePartnerKey({ partnerId, keyId })}
      />
    </PlaceKeyContext.Provider>
  )
}
