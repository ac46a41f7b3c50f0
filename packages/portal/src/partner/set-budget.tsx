import { NumberInput, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import type { AnswerOf, InputOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'
import type { SharedSecret } from './use-shared-secrets.ts'

export type Budget = AnswerOf<'listPartnerOrgBudgets'>[number]
type Period = InputOf<'setPartnerOrgBudget'>['period']
type Mode = NonNullable<InputOf<'setPartnerOrgBudget'>['mode']>

const CENTS = 100
const DOLLARS_MAX = 1_000_000

const PERIODS: readonly { readonly value: Period; readonly label: string }[] = [
  { value: 'monthly', label: 'Each month (UTC)' },
  { value: 'total', label: 'In all' },
]
const MODES: readonly { readonly value: Mode; readonly label: string; readonly description: string }[] = [
  { value: 'soft', label: 'Soft', description: 'Refuses once the limit is reached.' },
  { value: 'hard', label: 'Hard', description: 'Refuses also what could lead beyond the limit.' },
]

interface Props {
  readonly orgId: string
  /** Those that a budget can be set on. */
  readonly secrets: readonly SharedSecret[]
  /** The one to change. */
  readonly known?: Budget
  readonly onClose: () => void
}

const ModeChoice = ({ mode, onChange }: { readonly mode: Mode; readonly onChange: (mode: Mode) => void }) => (
  <Radio.Group
    label="How strict it is"
    value={mode}
    onChange={(value) => onChange(value === 'hard' ? 'hard' : 'soft')}
  >
    <Stack gap="xs" mt="xs">
      {MODES.map(({ value, ...said }) => (
        <Radio key={value} value={value} {...said} />
      ))}
    </Stack>
  </Radio.Group>
)

/** Says how much an organization may spend on a shared secret. */
export const SetBudget = ({ orgId, secrets, known, onClose }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [secretId, setSecretId] = useState(known?.secretId ?? null)
  const [dollars, setDollars] = useState<number | string>(known === undefined ? '' : known.limitCents / CENTS)
  const [period, setPeriod] = useState<Period>(known?.period ?? 'monthly')
  const [mode, setMode] = useState<Mode>(known?.mode ?? 'soft')
  const limitCents = Math.round(Number(dollars) * CENTS)
  const set = async () => {
    if (secretId === null) return
    await api.setPartnerOrgBudget({ orgId, secretId, limitCents, period, mode })
    await changed('The budget is set.')
  }
  return (
    <WorkForm
      verb="Set the budget"
      isReady={secretId !== null && limitCents >= 1}
      onClose={onClose}
      work={set}
    >
      <Select
        label="Shared secret"
        data={secrets.map(({ id, name }) => ({ value: id, label: name }))}
        value={secretId}
        onChange={setSecretId}
        disabled={known !== undefined}
        allowDeselect={false}
        required
      />
      <NumberInput
        label="Limit in US dollars"
        description="What was spent so far counts on."
        value={dollars}
        onChange={setDollars}
        min={0.01}
        max={DOLLARS_MAX}
        decimalScale={2}
        thousandSeparator=","
        required
      />
      <Select
        label="Period"
        data={PERIODS}
        value={period}
        onChange={(chosen) => chosen !== null && setPeriod(chosen)}
        allowDeselect={false}
      />
      <ModeChoice mode={mode} onChange={setMode} />
    </WorkForm>
  )
}
