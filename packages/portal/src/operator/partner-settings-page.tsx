import { Button, NumberInput, Stack, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formText } from '../shared/form-text.ts'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useChosenPartner } from './chosen-partner.ts'
import { HoldOrganization } from './hold-organization.tsx'
import { operatorApi, type Partner } from './operator-api.ts'

const NAME_CHARACTERS_MAX = 255
const LINES = 4

/** Only what is other than before, so that nobody's change of the rest is undone. */
const changesIn = (partner: Partner, given: FormData, ipAllowList: readonly string[]) => {
  const limit = formText(given, 'rateLimitPerMinute').replaceAll(/\D/g, '')
  const now = {
    name: formText(given, 'name'),
    active: given.get('active') === 'on',
    rateLimitPerMinute: limit === '' ? null : Number(limit),
    defaultAiInstructions: formText(given, 'defaultAiInstructions') || null,
    ipAllowList: [...ipAllowList],
  }
  // As the form would give them back.
  const before = {
    ...partner,
    name: partner.name.trim(),
    defaultAiInstructions: partner.defaultAiInstructions?.trim() || null,
  }
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof typeof now]),
    ),
  )
}

const SettingsForm = ({ partner }: { readonly partner: Partner }) => {
  const changed = useChanged()
  const [addresses, setAddresses] = useState<readonly string[]>(partner.ipAllowList)
  const saving = useMutation({
    mutationFn: async (given: FormData) => {
      const changes = changesIn(partner, given, addresses)
      if (Object.keys(changes).length > 0)
        await operatorApi.changePartner({ partnerId: partner.id, ...changes })
      await changed('The settings are saved.')
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    saving.mutate(new FormData(event.currentTarget))
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        <TextInput
          name="name"
          label="Name"
          defaultValue={partner.name}
          maxLength={NAME_CHARACTERS_MAX}
          required
        />
        <Switch
          name="active"
          label="Active"
          description="While it is off, every credential of the partner and its organizations is refused."
          defaultChecked={partner.active}
        />
        <NumberInput
          name="rateLimitPerMinute"
          label="Requests a minute"
          description="Instead of the limit of every dialect; empty means theirs."
          defaultValue={partner.rateLimitPerMinute ?? ''}
          min={1}
          max={1_000_000_000}
          allowDecimal={false}
        />
        <TagsInput
          label="Allowed addresses"
          description="Only these may use the partner’s keys: addresses and ranges such as 203.0.113.0/24, each followed by Enter. Empty means anywhere."
          value={[...addresses]}
          onChange={setAddresses}
          splitChars={[',', ' ']}
        />
        <Textarea
          name="defaultAiInstructions"
          label="Instructions for assistants"
          description="For organizations that set none of their own."
          defaultValue={partner.defaultAiInstructions ?? ''}
          rows={LINES}
        />
        {saving.isError && <Problem error={saving.error} />}
        <div>
          <Button type="submit" loading={saving.isPending}>
            Save the settings
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** What the operator decides about a partner. */
export const PartnerSettingsPage = () => {
  const partner = useChosenPartner()
  return (
    <Page
      title={partner.name}
      about={`Owned by ${partner.ownerEmail}. Its id is ${partner.id}.`}
      actions={<HoldOrganization />}
    >
      <SettingsForm key={partner.updatedAt} partner={partner} />
    </Page>
  )
}
