import { Group, Paper, SimpleGrid, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DayRange } from '../shared/day-range.tsx'
import { Figure } from '../shared/figure.tsx'
import { LazySpendChart } from '../shared/lazy-spend-chart.tsx'
import { dollars } from '../shared/money.ts'
import { Page } from '../shared/page.tsx'
import { readSpendSearch, type SpendSearch } from './spend-search.ts'
import { SpendTable } from './spend-table.tsx'
import { useAgentNames } from './use-agent-names.ts'
import { type SpendRow, useSpend } from './use-spend.ts'

const FROM = '/o/$orgId/spend'

interface Props {
  readonly search: SpendSearch
}

const Days = ({ search }: Props) => {
  const navigate = useNavigate({ from: FROM })
  const change = (part: SpendSearch) =>
    void navigate({ search: (before) => readSpendSearch({ ...before, ...part }) })
  return (
    <Group align="flex-end">
      <DayRange
        first={search.from}
        last={search.to}
        onFirst={(from) => change({ from })}
        onLast={(to) => change({ to })}
      />
    </Group>
  )
}

const ByDay = ({ search }: Props) => {
  const spend = useSpend('day', search)
  const { total, data = [] } = spend.data ?? {}
  return (
    <>
      {total !== undefined && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Figure
            label="Spent in these days"
            value={dollars(total.nanoDollars)}
            detail={total.estimated ? 'some of it is an estimate' : undefined}
          />
          <Figure label="Calls to models" value={total.requests} />
        </SimpleGrid>
      )}
      {data.length > 0 && (
        <Paper withBorder p="md">
          <LazySpendChart days={data} />
        </Paper>
      )}
      <SpendTable what="Day" spend={spend} nameOf={({ day = '' }) => day} />
    </>
  )
}

const modelName = ({ provider = '', model = '' }: SpendRow): string => `${provider} ${model}`.trim()

const ByModel = ({ search }: Props) => (
  <SpendTable what="Model" spend={useSpend('model', search)} nameOf={modelName} />
)

const ByAgent = ({ search }: Props) => {
  const names = useAgentNames()
  return (
    <SpendTable
      what="Agent"
      spend={useSpend('agent', search)}
      nameOf={({ agentId = '' }) => names.get(agentId) ?? agentId}
    />
  )
}

/** What the organization spent on models, whosever secret paid. */
export const SpendPage = () => {
  const search = useSearch({ from: FROM })
  return (
    <Page
      title="Spend"
      about="What your agents spent on models. Days are counted in UTC; without dates, the last 30."
    >
      <Days search={search} />
      <Title order={2} size="h3">
        By day
      </Title>
      <ByDay search={search} />
      <Title order={2} size="h3">
        By model
      </Title>
      <ByModel search={search} />
      <Title order={2} size="h3">
        By agent
      </Title>
      <ByAgent search={search} />
    </Page>
  )
}
