import { useQuery } from '@tanstack/react-query'
import { usePartner } from '../partner-place.ts'
import { useOrgId } from '../use-org.ts'

const PAGE = 1_000

/** Where the organization that the address names has its devices; a thousand at most. */
export const useLocations = () => {
  const org = useOrgId()
  const { id, fleet } = usePartner()
  return useQuery({
    queryKey: ['partner', id, 'org', org, 'locations'],
    queryFn: async ({ signal }) =>
      (await fleet.getLocationsV2({ maxPageSize: PAGE }, { org, signal })).locations ?? [],
  })
}
