import { useQuery } from '@tanstack/react-query'
import { usePartner } from '../partner-place.ts'
import { useOrgId } from '../use-org.ts'
import { useInsideKey } from '../use-way-in.ts'

/** How many locations are read at most. */
export const LOCATIONS_MAX = 1_000

/** Where the organization that the address names has its devices. */
export const useLocations = () => {
  const org = useOrgId()
  const { fleet } = usePartner()
  return useQuery({
    queryKey: [...useInsideKey(), 'locations'],
    queryFn: async ({ signal }) =>
      (await fleet.getLocationsV2({ maxPageSize: LOCATIONS_MAX }, { org, signal })).locations ?? [],
  })
}
