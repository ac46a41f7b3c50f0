import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { placesQuery } from '../places.ts'
import { Missing } from '../shared/missing.tsx'
import { PlaceKeyContext } from '../shared/place-key.ts'
import { PlaceMenu } from '../shell/place-menu.tsx'
import { Shell } from '../shell/shell.tsx'
import { apiAt } from '../tenantry.ts'
import { PartnerPlaceContext } from './partner-place.ts'

const PAGES = [
  { label: 'Overview', below: '', exact: true },
  { label: 'Organizations', below: '/organizations' },
  { label: 'Shared secrets', below: '/secrets' },
  { label: 'Members', below: '/members' },
  { label: 'Keys', below: '/keys' },
  { label: 'Activity', below: '/activity' },
  { label: 'Settings', below: '/settings' },
]

/** The pages of one partner, for one of its members. */
export const PartnerFrame = () => {
  const { partnerId } = useParams({ from: '/p/$partnerId' })
  const { partners } = useSuspenseQuery(placesQuery).data
  const found = partners.find(({ id }) => id === partnerId)
  const place = useMemo(() => found && { ...found, api: apiAt({ partnerId: found.id }) }, [found])
  if (place === undefined) return <Missing />
  const entries = PAGES.map(({ below, ...page }) => ({ ...page, to: `/p/${place.id}${below}` }))
  return (
    <PartnerPlaceContext.Provider value={place}>
      <PlaceKeyContext.Provider value={['partner', place.id]}>
        <Shell name={place.name} entries={entries} account={<PlaceMenu />} />
      </PlaceKeyContext.Provider>
    </PartnerPlaceContext.Provider>
  )
}
