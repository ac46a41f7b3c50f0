import { DealList } from '../shared/deal-list.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { usePages } from '../shared/use-pages.ts'
import { useChosenPartner } from './chosen-partner.ts'
import { operatorApi } from './operator-api.ts'
import { readPage } from './read-page.ts'

/** What a partner has registered to sell. */
export const DealsPage = () => {
  const { id: partnerId, name } = useChosenPartner()
  const deals = usePages([...usePlaceKey(), 'partner', partnerId, 'deals'], (page, options) =>
    readPage(operatorApi.listDeals({ partnerId, ...page }, options)),
  )
  return (
    <Page title="Deals" about={`What ${name} has registered to sell.`}>
      <DealList
        pages={deals}
        empty={
          <EmptyState title="No deals yet">Partners register deals on their pages, or by the API.</EmptyState>
        }
      />
    </Page>
  )
}
