import { createContext, useContext } from 'react'

/** What begins the key of all that was read of one place: a partner, an organization, or the installation. */
export type PlaceKey = readonly [kind: 'partner' | 'customer' | 'operator', id: string]

export const PlaceKeyContext = createContext<PlaceKey | undefined>(undefined)

export const usePlaceKey = (): PlaceKey => {
  const key = useContext(PlaceKeyContext)
  if (key === undefined) throw new Error('Only the pages of a place have one.')
  return key
}
