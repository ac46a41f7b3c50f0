import { useQuery, useQueryClient } from '@tanstack/react-query'
import { TenantryError } from '@tenantry/sdk'
import { useEffect } from 'react'
import { usePartner } from './partner-place.ts'
import { useOrgId } from './use-org.ts'

/** Under what is kept whatever is read inside an organization. */
export const useInsideKey = (): readonly string[] => ['partner', usePartner().id, 'org', useOrgId(), 'inside']

const isRefusal = (error: unknown): boolean => error instanceof TenantryError && error.kind === 'forbidden'

/**
 * Whether the organization lets its partner in. It is asked again as soon as something inside is refused; once nobody is
 * let in, what was read inside is forgotten.
 */
export const useWayIn = () => {
  const org = useOrgId()
  const { fleet } = usePartner()
  const cache = useQueryClient()
  const inside = useInsideKey()
  const key = JSON.stringify(inside)
  const { refetch, ...wayIn } = useQuery({
    queryKey: inside,
    queryFn: ({ signal }) => fleet.getOrgV2({}, { org, signal }),
  })
  const isKeptOut = isRefusal(wayIn.error)
  useEffect(
    () =>
      cache.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error' || !isRefusal(event.action.error))
          return
        const { queryKey } = event.query
        const isInside = JSON.stringify(queryKey.slice(0, inside.length)) === key
        if (isInside && queryKey.length > inside.length) void refetch()
      }),
    [cache, key, inside.length, refetch],
  )
  useEffect(() => {
    if (isKeptOut) cache.removeQueries({ queryKey: JSON.parse(key) as string[], type: 'inactive' })
  }, [cache, key, isKeptOut])
  return { ...wayIn, data: isKeptOut ? undefined : wayIn.data, refetch, isKeptOut }
}
