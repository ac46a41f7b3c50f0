import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { placesQuery } from '../places.ts'
import { Missing } from '../shared/missing.tsx'
import { PlaceKeyContext } from '../shared/place-key.ts'
import type { Find } from '../shell/navigation.ts'
import { PlaceMenu } from '../shell/place-menu.tsx'
import { Shell } from '../shell/shell.tsx'
import { apiAt, fleetAt } from '../tenantry.ts'
import { type PartnerPlace, PartnerPlaceContext } from './partner-place.ts'

const PAGES = [
  { label: 'Overview', below: '', exact: true },
  { label: 'Organizations', below: '/organizations' },
  { label: 'Shared secrets', below: '/secrets' },
  { label: 'Deals', below: '/deals' },
  { label: 'Members', below: '/members' },
  { label: 'Keys', below: '/keys' },
  { label: 'Activity', below: '/activity' },
  { label: 'Settings', below: '/settings' },
]

const FOUND_MAX = 7

const findOrganizations =
  ({ id, api }: PartnerPlace): Find =>
  async (search, signal) =>
    (await api.listPortfolio({ search, limit: FOUND_MAX }, { signal })).data.map((org) => ({
      label: org.name,
      to: `/p/${id}/organizations/${org.id}`,
    }))

/** The pages of one partner, for one of its members. */
export const PartnerFrame = () => {
  const { partnerId } = useParams({ from: '/p/$partnerId' })
  const { partners } = useSuspenseQuery(placesQuery).data
  const found = partners.find(({ id }) => id === partnerId)
  const place = useMemo(() => {
    const session = found && { partnerId: found.id }
    return session && { ...found, api: apiAt(session), fleet: fleetAt(session) }
  }, [found])
  if (place === undefined) return <Missing />
  const entries = PAGES.map(({ below, ...page }) => ({ ...page, to: `/p/${place.id}${below}` }))
  return (
    <PartnerPlaceContext.Provider value={place}>
      <PlaceKeyContext.Provider value={['partner', place.id]}>
        <Shell name={place.name} entries={entries} account={<PlaceMenu />} find={findOrganizations(place)} />
      </PlaceKeyContext.Provider>
    </PartnerPlaceContext.Provider>
  )
}
