import { NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { Loaded } from '../shared/loaded.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useLocations } from './inside/use-locations.ts'
import { usePartner } from './partner-place.ts'
import { kindWords } from './use-devices.ts'
import { useOrgId } from './use-org.ts'

const SomewhereSelect = () => {
  const locations = useLocations()
  return (
    <NativeSelect
      name="locationUuid"
      label="Location"
      description="Where it is put up; it can be moved later."
      data={[
        { value: '', label: 'Nowhere yet' },
        ...(locations.data ?? []).map(({ uuid, name = uuid }) => ({ value: uuid, label: name })),
      ]}
    />
  )
}

/** Gives the organization some of the partner's hardware. */
export const RegisterDevice = () => {
  const orgId = useOrgId()
  const { id, fleet } = usePartner()
  const changed = useChanged()
  const hardware = useQuery({
    queryKey: ['partner', id, 'hardware'],
    queryFn: async ({ signal }) =>
      (await fleet.getListOfControlledHardware({}, { signal })).controlledHardwareList,
  })
  const register = async (given: FormData) => {
    const [serialNumber, locationUuid] = [formText(given, 'serialNumber'), formText(given, 'locationUuid')]
    await fleet.registerCameraToClient({
      ...{ orgUuid: toRuuid(orgId), serialNumber },
      ...(locationUuid !== '' && { locationUuid }),
    })
    return () => changed(`${serialNumber} is registered, and waits for its first report.`)
  }
  return (
    <FormButton
      label="Register a device"
      isMain
      title="Register a device"
      verb="Register the device"
      isReady={(hardware.data?.length ?? 0) > 0}
      work={register}
    >
      <Loaded query={hardware} rows={1}>
        {(free) =>
          free.length === 0 ? (
            <Text>
              All of your hardware is registered with a client, or none is yours yet: the operator loads it.
            </Text>
          ) : (
            <>
              <NativeSelect
                name="serialNumber"
                label="Hardware"
                data={free.map(({ serialNumber, deviceModel, deviceType }) => ({
                  value: serialNumber,
                  label: `${serialNumber}, ${deviceModel} (${kindWords(deviceType)})`,
                }))}
                data-autofocus
              />
              <SomewhereSelect />
            </>
          )
        }
      </Loaded>
    </FormButton>
  )
}
