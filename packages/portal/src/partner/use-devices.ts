import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import type { FleetAnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import { useOrgId } from './use-org.ts'
import { useInsideKey } from './use-way-in.ts'

export type Device = FleetAnswerOf<'getClientDevices'>['devices'][number]['device']

/** How long to wait before the devices are looked at again, by what is known of them. */
type Interval = (devices: readonly { readonly device: Device }[] | undefined) => number | false

/** The hardware of the organization that the address names, looked at once where no interval is given. */
export const useDevices = (interval?: Interval) => {
  const orgId = useOrgId()
  const { fleet } = usePartner()
  return useQuery({
    queryKey: [...useInsideKey(), 'devices'],
    queryFn: async ({ signal }) =>
      (await fleet.getClientDevices({ orgUuid: toRuuid(orgId) }, { signal })).devices,
    refetchInterval: ({ state }) => interval?.(state.data) ?? false,
  })
}

/** The name of a kind of device as people read it: `DOOR_SENSOR` becomes "Door sensor". */
export const kindWords = (kind: string): string => {
  const words = kind.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
