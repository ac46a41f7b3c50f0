import { Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AskingButton } from '../shared/asking-button.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { dollarsOfCents } from '../shared/money.ts'
import { useChanged } from '../shared/use-changed.ts'
import { useIsAdmin, usePartner } from './partner-place.ts'
import { type Budget, ChangeBudget, SetBudget } from './set-budget.tsx'
import { type SharedSecret, useSharedSecrets } from './use-shared-secrets.ts'

const NEAR_PERCENT = 80

const colorOf = (percent: number): string => {
  if (percent >= 100) return 'red.9'
  return percent >= NEAR_PERCENT ? 'orange.9' : 'cyan.9'
}

/** Only what is spent with a known provider can be counted. */
const isCounted = ({ type }: SharedSecret): boolean => type !== 'generic'

interface BudgetProps {
  readonly budget: Budget
  readonly name: string
}

const BudgetBar = ({ budget: { limitCents, spentCents, period, mode }, name }: BudgetProps) => {
  const percent = Math.min(100, Math.round((spentCents / limitCents) * 100))
  return (
    <>
      <Group justify="space-between">
        <Text fw={600}>{name}</Text>
        <Text size="sm">
          {dollarsOfCents(spentCents)} of {dollarsOfCents(limitCents)}{' '}
          {period === 'monthly' ? 'this month' : 'in all'}, {mode ?? 'soft'}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={percent}
          color={colorOf(percent)}
          aria-label={`${name}: ${percent} % of its budget`}
        />
      </Progress.Root>
      {spentCents >= limitCents && (
        <Text size="sm" fw={600}>
          Used up: requests with it are refused{' '}
          {period === 'monthly'
            ? 'until the month is over, or the limit raised.'
            : 'until the limit is raised.'}
        </Text>
      )}
    </>
  )
}

const ClearBudget = ({ budget: { organizationId: orgId, secretId }, name }: BudgetProps) => {
  const { api } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Clear budget"
      of={name}
      title={`Clear the budget on ${name}?`}
      verb="Clear the budget"
      isLoss
      work={async () => {
        await api.clearPartnerOrgBudget({ orgId, secretId })
        return () => changed(`There is no budget on ${name} any more.`)
      }}
    >
      From then on nothing limits what this organization spends on it.
    </AskingButton>
  )
}

interface ListProps {
  readonly budgets: readonly Budget[]
  readonly secrets: readonly SharedSecret[]
  readonly mayChange: boolean
}

const BudgetList = ({ budgets, secrets, mayChange }: ListProps) => (
  <Paper withBorder p="md">
    <Stack>
      {budgets.map((budget) => {
        const name = secrets.find(({ id }) => id === budget.secretId)?.name ?? 'A secret'
        return (
          <Stack key={budget.secretId} gap="xs">
            <BudgetBar budget={budget} name={name} />
            {mayChange && (
              <Group gap="xs">
                <ChangeBudget known={budget} name={name} />
                <ClearBudget budget={budget} name={name} />
              </Group>
            )}
          </Stack>
        )
      })}
    </Stack>
  </Paper>
)

interface KnownProps {
  readonly orgId: string
  readonly budgets: readonly Budget[]
  readonly secrets: readonly SharedSecret[]
}

const KnownBudgets = ({ orgId, budgets, secrets }: KnownProps) => {
  const mayChange = useIsAdmin()
  const isTaken = ({ id }: SharedSecret) => budgets.some(({ secretId }) => secretId === id)
  const free = secrets.filter((secret) => isCounted(secret) && !isTaken(secret))
  return (
    <>
      {budgets.length === 0 ? (
        <EmptyState title="No budgets">
          A budget keeps what this organization may spend on one of your shared secrets.
          {free.length === 0 && ' Share a secret of a model provider to set one.'}
        </EmptyState>
      ) : (
        <BudgetList budgets={budgets} secrets={secrets} mayChange={mayChange} />
      )}
      {mayChange && free.length > 0 && (
        <Group>
          <SetBudget orgId={orgId} secrets={free} />
        </Group>
      )}
    </>
  )
}

/** What an organization may spend on shared secrets, and what it has. */
export const Budgets = ({ orgId }: { readonly orgId: string }) => {
  const { id, api } = usePartner()
  const secrets = useSharedSecrets()
  const budgets = useQuery({
    queryKey: ['partner', id, 'org', orgId, 'budgets'],
    queryFn: ({ signal }) => api.listPartnerOrgBudgets({ orgId }, { signal }),
  })
  return (
    <Loaded query={budgets} rows={2}>
      {(set) => (
        <Loaded query={secrets} rows={2}>
          {(shared) => <KnownBudgets orgId={orgId} budgets={set} secrets={shared} />}
        </Loaded>
      )}
    </Loaded>
  )
}
