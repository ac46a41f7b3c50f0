import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { usePartner } from './partner-place.ts'

/** The organization that the address names. */
export const useOrgId = (): string => useParams({ from: '/p/$partnerId/organizations/$orgId' }).orgId

/** That organization, as its partner sees it. */
export const useOrg = () => {
  const orgId = useOrgId()
  const { id, api } = usePartner()
  return useQuery({
    queryKey: ['partner', id, 'org', orgId],
    queryFn: ({ signal }) => api.getPartnerOrg({ orgId }, { signal }),
  })
}
