import { Textarea, TextInput } from '@mantine/core'
import { DealList } from '../shared/deal-list.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { Page } from '../shared/page.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { usePages } from '../shared/use-pages.ts'
import { usePartner } from './partner-place.ts'

/** What the operator has room for in one of them, in characters. */
const VALUE_MAX = 4_000
const FIELDS = ['dealName', 'customer', 'stage', 'expectedCloseDate', 'note'] as const

const RegisterDeal = () => {
  const { fleet } = usePartner()
  const changed = useChanged()
  const register = async (given: FormData) => {
    const filled = FIELDS.map((field) => [field, formText(given, field)] as const)
    const details = Object.fromEntries(filled.filter(([, text]) => text !== ''))
    await fleet.registerDeal({ details })
    return () => changed(`${details['dealName']} is registered.`)
  }
  return (
    <FormButton
      label="Register a deal"
      isMain
      title="Register a deal"
      verb="Register the deal"
      work={register}
    >
      <TextInput name="dealName" label="Deal" required maxLength={VALUE_MAX} data-autofocus />
      <TextInput name="customer" label="Customer (optional)" maxLength={VALUE_MAX} />
      <TextInput name="stage" label="Stage (optional)" maxLength={VALUE_MAX} />
      <TextInput name="expectedCloseDate" label="Expected to close on (optional)" type="date" />
      <Textarea name="note" label="Note (optional)" autosize minRows={3} maxLength={VALUE_MAX} />
    </FormButton>
  )
}

/** What the partner has registered to sell, and the way to register more. */
export const DealsPage = () => {
  const { id, api } = usePartner()
  const deals = usePages(['partner', id, 'deals'], (page, options) => api.listPartnerDeals(page, options))
  return (
    <Page
      title="Deals"
      about="What you are about to sell. The operator reads it, and knows who was first."
      actions={<RegisterDeal />}
    >
      <DealList
        pages={deals}
        empty={
          <EmptyState title="No deals yet">
            Register a deal as soon as you work on it: the operator sees who came with it, and when.
          </EmptyState>
        }
      />
    </Page>
  )
}
