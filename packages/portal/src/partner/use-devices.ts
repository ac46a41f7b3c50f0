import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import type { FleetAnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import { useOrgId } from './use-org.ts'

export type Device = FleetAnswerOf<'getClientDevices'>['devices'][number]['device']

/** The hardware of the organization that the address names, looked at again after so many milliseconds where they are given. */
export const useDevices = ({
  refetchInterval = false,
}: {
  readonly refetchInterval?: number | false
} = {}) => {
  const orgId = useOrgId()
  const { id, fleet } = usePartner()
  return useQuery({
    queryKey: ['partner', id, 'org', orgId, 'devices'],
    queryFn: async ({ signal }) =>
      (await fleet.getClientDevices({ orgUuid: toRuuid(orgId) }, { signal })).devices,
    refetchInterval,
  })
}

/** The name of a kind of device as people read it: `DOOR_SENSOR` becomes "Door sensor". */
export const kindWords = (kind: string): string => {
  const words = kind.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
