import { createContext, useContext } from 'react'
import type { Api } from '../tenantry.ts'

/** The organization whose pages are shown, and what the person may call in it. */
export interface CustomerPlace {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly partnerName: string
  readonly api: Api
}

export const CustomerPlaceContext = createContext<CustomerPlace | undefined>(undefined)

export const useCustomer = (): CustomerPlace => {
  const place = useContext(CustomerPlaceContext)
  if (place === undefined) throw new Error('Only the pages of an organization have one.')
  return place
}
