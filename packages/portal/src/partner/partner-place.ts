import { createContext, useContext } from 'react'
import type { Api, Fleet } from '../tenantry.ts'

/** The partner whose pages are shown, and what the person may call for it. */
export interface PartnerPlace {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly api: Api
  readonly fleet: Fleet
}

export const PartnerPlaceContext = createContext<PartnerPlace | undefined>(undefined)

export const usePartner = (): PartnerPlace => {
  const place = useContext(PartnerPlaceContext)
  if (place === undefined) throw new Error('Only the pages of a partner have one.')
  return place
}

/** Whether the person may also change members, keys, budgets and settings. */
export const useIsAdmin = (): boolean => usePartner().role !== 'member'
