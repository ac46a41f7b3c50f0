import { NativeSelect, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { toRuuid } from '@tenantry/sdk'
import { useState } from 'react'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { Loaded } from '../shared/loaded.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useLocations } from './inside/use-locations.ts'
import { usePartner } from './partner-place.ts'
import { kindWords } from './use-devices.ts'
import { useOrgId } from './use-org.ts'

const LocationSelect = () => {
  const locations = useLocations()
  return (
    <Loaded query={locations} rows={1}>
      {(known) => (
        <NativeSelect
          name="locationUuid"
          label="Location"
          description="Where it is put up; it can be moved later."
          data={[
            { value: '', label: 'Nowhere yet' },
            ...known.map(({ uuid, name = uuid }) => ({ value: uuid, label: name })),
          ]}
        />
      )}
    </Loaded>
  )
}

interface ChoiceProps {
  readonly chosen: string
  readonly onChoose: (serialNumber: string) => void
}

/** What of the partner's hardware is free. It is there once the dialog is open, and so is what it reads. */
const HardwareChoice = ({ chosen, onChoose }: ChoiceProps) => {
  const { id, fleet } = usePartner()
  const hardware = useQuery({
    queryKey: ['partner', id, 'hardware'],
    queryFn: async ({ signal }) =>
      (await fleet.getListOfControlledHardware({}, { signal })).controlledHardwareList,
  })
  return (
    <Loaded query={hardware} rows={1}>
      {(free) =>
        free.length === 0 ? (
          <Text>
            All of your hardware is registered with a client, or none is yours yet: the operator loads it.
          </Text>
        ) : (
          <>
            <NativeSelect
              label="Hardware"
              required
              value={free.some(({ serialNumber }) => serialNumber === chosen) ? chosen : ''}
              onChange={({ currentTarget }) => onChoose(currentTarget.value)}
              data={[
                { value: '', label: 'Choose one' },
                ...free.map(({ serialNumber, deviceModel, deviceType }) => ({
                  value: serialNumber,
                  label: `${serialNumber}, ${deviceModel} (${kindWords(deviceType)})`,
                })),
              ]}
              data-autofocus
            />
            <LocationSelect />
          </>
        )
      }
    </Loaded>
  )
}

/** Gives the organization some of the partner's hardware. */
export const RegisterDevice = () => {
  const orgId = useOrgId()
  const { fleet } = usePartner()
  const changed = useChanged()
  const [serialNumber, choose] = useState('')
  const register = async (given: FormData) => {
    const locationUuid = formText(given, 'locationUuid')
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
      isReady={serialNumber !== ''}
      onClosed={() => choose('')}
      work={register}
    >
      <HardwareChoice chosen={serialNumber} onChoose={choose} />
    </FormButton>
  )
}
