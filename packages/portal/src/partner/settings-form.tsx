import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TenantryError } from '@tenantry/sdk'
import { type FormEvent, useState } from 'react'
import { placesQuery } from '../places.ts'
import { AskingButton } from '../shared/asking-button.tsx'
import { Problem } from '../shared/problem.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { usePartner } from './partner-place.ts'
import { changedSettings, draftOf, isChanged, type OwnPartner } from './settings-draft.ts'
import { AccessFields, BrandingFields, GeneralFields } from './settings-fields.tsx'

// The refusal has no code of its own; it names the field that overrules it.
const isLockout = (error: unknown): boolean =>
  error instanceof TenantryError && error.message.includes('confirmLockout')

const useSave = () => {
  const { api } = usePartner()
  const changed = useChanged()
  const cache = useQueryClient()
  return async (input: ReturnType<typeof changedSettings>) => {
    await api.changeOwnPartner(input)
    return async () => {
      // The name stands in the frame, too.
      await cache.invalidateQueries({ queryKey: placesQuery.queryKey })
      await changed('The settings are saved.')
    }
  }
}

/** Changes the settings; it begins anew once others have been saved. */
export const SettingsForm = ({ partner }: { readonly partner: OwnPartner }) => {
  const [draft, setDraft] = useState(() => draftOf(partner))
  const save = useSave()
  const saving = useMutation({
    mutationFn: async () => (await save(changedSettings(partner, draft)))(),
  })
  const fields = {
    draft,
    change: (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part })),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <GeneralFields {...fields} />
        <AccessFields {...fields} />
        <BrandingFields {...fields} />
        {saving.isError && <Problem error={saving.error} />}
        <Group>
          <Button type="submit" loading={saving.isPending} disabled={!isChanged(partner, draft)}>
            Save the settings
          </Button>
          {isLockout(saving.error) && (
            <AskingButton
              label="Save anyway"
              title="Lock yourself out?"
              verb="Save the settings"
              isLoss
              work={() => save({ ...changedSettings(partner, draft), confirmLockout: true })}
            >
              The address you are at now is not in the list. Once it is saved, you can neither see nor change
              anything from here; only from an address in the list, or through the operator.
            </AskingButton>
          )}
        </Group>
      </Stack>
    </form>
  )
}
