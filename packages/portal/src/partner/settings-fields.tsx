import { ColorInput, Fieldset, NumberInput, Stack, Switch, TagsInput, TextInput } from '@mantine/core'
import type { SettingsDraft } from './settings-draft.ts'

export interface SettingsFieldsProps {
  readonly draft: SettingsDraft
  readonly change: (part: Partial<SettingsDraft>) => void
}

export const GeneralFields = ({ draft, change }: SettingsFieldsProps) => (
  <Fieldset legend="General">
    <Stack>
      <TextInput
        label="Name"
        value={draft.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        maxLength={255}
        required
      />
      <TagsInput
        label="Allowed addresses"
        description="Only these may use your keys and this portal: addresses and ranges such as 203.0.113.0/24, each followed by Enter. Empty means anywhere."
        value={[...draft.ipAllowList]}
        onChange={(ipAllowList) => change({ ipAllowList })}
        splitChars={[',', ' ']}
      />
    </Stack>
  </Fieldset>
)

export const AccessFields = ({ draft, change }: SettingsFieldsProps) => (
  <Fieldset legend="What the claim page suggests">
    <Stack>
      <Switch
        label="Let you act inside the organization"
        description="The customer decides, and can change it at any time."
        checked={draft.accessAllowed}
        onChange={({ currentTarget }) => change({ accessAllowed: currentTarget.checked })}
      />
      <NumberInput
        label="For how many days"
        description="Empty means without an end."
        value={draft.accessDays ?? ''}
        onChange={(days) => change({ accessDays: days === '' ? undefined : Number(days) })}
        min={1}
        max={3650}
        allowDecimal={false}
        disabled={!draft.accessAllowed}
      />
    </Stack>
  </Fieldset>
)

const BRANDING = [
  { part: 'displayName', label: 'Name that customers see', type: 'text', maxLength: 255 },
  { part: 'logoUrl', label: 'Address of the logo', type: 'url', maxLength: 2048 },
  { part: 'supportUrl', label: 'Support page', type: 'url', maxLength: 2048 },
  { part: 'supportEmail', label: 'Support email', type: 'email', maxLength: 320 },
] as const

export const BrandingFields = ({ draft, change }: SettingsFieldsProps) => (
  <Fieldset legend="Branding">
    <Stack>
      {BRANDING.map(({ part, ...field }) => (
        <TextInput
          key={part}
          {...field}
          value={draft[part]}
          onChange={({ currentTarget }) => change({ [part]: currentTarget.value })}
        />
      ))}
      <ColorInput
        label="Colour"
        description="Six digits, such as #1a2b3c. Empty means none of your own."
        value={draft.color}
        onChange={(color) => change({ color })}
        withEyeDropper={false}
      />
    </Stack>
  </Fieldset>
)
