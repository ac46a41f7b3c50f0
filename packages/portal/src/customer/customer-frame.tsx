import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { placesQuery } from '../places.ts'
import { Missing } from '../shared/missing.tsx'
import { PlaceKeyContext } from '../shared/place-key.ts'
import { PlaceMenu } from '../shell/place-menu.tsx'
import { Shell } from '../shell/shell.tsx'
import { apiAt } from '../tenantry.ts'
import { CustomerPlaceContext } from './customer-place.ts'
import { managesAll } from './rights.ts'

const PAGES = [
  { label: 'Overview', below: '', exact: true, isForAll: true },
  { label: 'Who has access', below: '/access', isForAll: false },
  { label: 'People', below: '/members', isForAll: true },
  { label: 'Projects', below: '/projects', isForAll: true },
  { label: 'Secrets', below: '/secrets', isForAll: false },
  { label: 'Spend', below: '/spend', isForAll: false },
  { label: 'Activity', below: '/activity', isForAll: false },
  { label: 'Keys', below: '/keys', isForAll: false },
]

/** The pages of one organization, for one of its people. */
export const CustomerFrame = () => {
  const { orgId } = useParams({ from: '/o/$orgId' })
  const { organizations } = useSuspenseQuery(placesQuery).data
  const found = organizations.find(({ id }) => id === orgId)
  const place = useMemo(() => found && { ...found, api: apiAt({ organizationId: found.id }) }, [found])
  if (place === undefined) return <Missing />
  const seesAll = managesAll(place.role)
  const entries = PAGES.filter(({ isForAll }) => isForAll || seesAll).map(
    ({ label, below, exact = false }) => ({ label, exact, to: `/o/${place.id}${below}` }),
  )
  return (
    <CustomerPlaceContext.Provider value={place}>
      <PlaceKeyContext.Provider value={['customer', place.id]}>
        <Shell name={place.name} brand={place.branding} entries={entries} account={<PlaceMenu />} />
      </PlaceKeyContext.Provider>
    </CustomerPlaceContext.Provider>
  )
}
