import { Text, TextInput } from '@mantine/core'
import { DataTable } from '../../shared/data-table.tsx'
import { DeleteButton } from '../../shared/delete-button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FormButton } from '../../shared/form-button.tsx'
import { formText } from '../../shared/form-text.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { useChanged } from '../../shared/use-changed.ts'
import { usePartner } from '../partner-place.ts'
import { useOrgId } from '../use-org.ts'
import { LOCATIONS_MAX, useLocations } from './use-locations.ts'

const CreateLocation = () => {
  const org = useOrgId()
  const { fleet } = usePartner()
  const changed = useChanged()
  const create = async (given: FormData) => {
    const [name, address1] = [formText(given, 'name'), formText(given, 'address')]
    await fleet.createLocation({ location: { name, ...(address1 !== '' && { address1 }) } }, { org })
    return () => changed(`The location ${name} is made.`)
  }
  return (
    <FormButton
      label="Create a location"
      isMain
      title="Create a location"
      verb="Create the location"
      work={create}
    >
      <TextInput name="name" label="Name" maxLength={255} required data-autofocus />
      <TextInput name="address" label="Address" maxLength={255} />
    </FormButton>
  )
}

interface NamedLocation {
  readonly uuid: string
  readonly name?: string | undefined
}

const nameOf = ({ uuid, name = uuid }: NamedLocation): string => name

/** Where an organization has its devices. */
export const LocationsPage = () => {
  const org = useOrgId()
  const { fleet } = usePartner()
  return (
    <Page title="Locations" about="Where the devices are." actions={<CreateLocation />}>
      <Loaded query={useLocations()}>
        {(locations) =>
          locations.length === 0 ? (
            <EmptyState title="No locations yet">Create one, then register devices there.</EmptyState>
          ) : (
            <>
              {locations.length === LOCATIONS_MAX && (
                <Text size="sm">The first {LOCATIONS_MAX.toLocaleString()} are listed.</Text>
              )}
              <DataTable
                label="Locations"
                rows={locations}
                keyOf={({ uuid }) => uuid}
                columns={[
                  { head: 'Name', cell: nameOf, orderBy: nameOf },
                  {
                    head: 'Address',
                    cell: ({ address1 }) => address1,
                    orderBy: ({ address1 }) => address1 || undefined,
                  },
                  {
                    head: 'Actions',
                    cell: (location) => (
                      <DeleteButton
                        of={nameOf(location)}
                        noun="location"
                        remove={() => fleet.deleteLocation({ uuid: location.uuid }, { org })}
                      >
                        Its devices stay, and are nowhere then. This cannot be undone.
                      </DeleteButton>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
