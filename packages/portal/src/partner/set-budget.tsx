import { NativeSelect, NumberInput, Radio, Stack } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import type { SharedSecret } from './use-shared-secrets.ts'

export type Budget = AnswerOf<'listPartnerOrgBudgets'>[number]

const CENTS = 100
const DOLLARS_MAX = 1_000_000

const PERIODS = ['monthly', 'total'] as const
const PERIOD_WORDS = { monthly: 'Each month (UTC)', total: 'In all' } as const
const MODES = ['soft', 'hard'] as const
const MODE_WORDS = {
  soft: { label: 'Soft', description: 'Refuses once the limit is reached.' },
  hard: { label: 'Hard', description: 'Refuses also what could lead beyond the limit.' },
} as const

const readBudget = (given: FormData) => ({
  secretId: formText(given, 'secretId'),
  limitCents: Math.round(Number(formText(given, 'dollars')) * CENTS),
  period: oneOf(PERIODS, formText(given, 'period')) ?? 'monthly',
  mode: oneOf(MODES, formText(given, 'mode')) ?? 'soft',
})

interface FieldsProps {
  /** Those that a budget can be set on. */
  readonly secrets: readonly Pick<SharedSecret, 'id' | 'name'>[]
  readonly known: Budget | undefined
}

const Fields = ({ secrets, known }: FieldsProps) => (
  <>
    <NativeSelect
      name="secretId"
      label="Shared secret"
      data={secrets.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <NumberInput
      name="dollars"
      label="Limit in US dollars"
      description="What was spent so far counts on."
      {...(known !== undefined && { defaultValue: known.limitCents / CENTS })}
      min={1 / CENTS}
      max={DOLLARS_MAX}
      decimalScale={2}
      required
      data-autofocus
    />
    <NativeSelect
      name="period"
      label="Period"
      defaultValue={known?.period ?? 'monthly'}
      data={PERIODS.map((value) => ({ value, label: PERIOD_WORDS[value] }))}
    />
    <Radio.Group name="mode" label="How strict it is" defaultValue={known?.mode ?? 'soft'}>
      <Stack gap="xs" mt="xs">
        {MODES.map((value) => (
          <Radio key={value} value={value} {...MODE_WORDS[value]} />
        ))}
      </Stack>
    </Radio.Group>
  </>
)

const useSetBudget = (orgId: string) => {
  const { api } = usePartner()
  const changed = useChanged()
  return async (given: FormData) => {
    await api.setPartnerOrgBudget({ orgId, ...readBudget(given) })
    return () => changed('The budget is set.')
  }
}

interface Props {
  readonly orgId: string
  readonly secrets: FieldsProps['secrets']
}

/** Says how much an organization may spend on a shared secret. */
export const SetBudget = ({ orgId, secrets }: Props) => {
  const set = useSetBudget(orgId)
  return (
    <FormButton label="Set a budget" title="Set a budget" verb="Set the budget" work={set}>
      <Fields secrets={secrets} known={undefined} />
    </FormButton>
  )
}

/** Says it anew. */
export const ChangeBudget = ({ known, name }: { readonly known: Budget; readonly name: string }) => {
  const set = useSetBudget(known.organizationId)
  return (
    <FormButton
      label="Change budget"
      of={name}
      title={`Change the budget on ${name}`}
      verb="Set the budget"
      work={set}
    >
      <Fields secrets={[{ id: known.secretId, name }]} known={known} />
    </FormButton>
  )
}
