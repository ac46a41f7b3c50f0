import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { usePlaceKey } from '../shared/place-key.ts'
import { operatorApi, type Partner } from './operator-api.ts'

/** Reads one partner. */
export const useReadPartner = (partnerId: string) =>
  useQuery({
    queryKey: [...usePlaceKey(), 'partner', partnerId],
    queryFn: ({ signal }) => operatorApi.getPartner({ partnerId }, { signal }),
  })

export const PartnerContext = createContext<Partner | undefined>(undefined)

/** The partner whose pages are shown. */
export const useChosenPartner = (): Partner => {
  const partner = useContext(PartnerContext)
  if (partner === undefined) throw new Error('Only the pages of a partner have one.')
  return partner
}
