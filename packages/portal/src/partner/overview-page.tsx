import { Anchor, Paper, SimpleGrid, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../shared/empty-state.tsx'
import { EventList } from '../shared/event-list.tsx'
import { Figure } from '../shared/figure.tsx'
import { LazySpendChart } from '../shared/lazy-spend-chart.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { dollars } from '../shared/money.ts'
import { Page } from '../shared/page.tsx'
import { usePartner } from './partner-place.ts'

const EVENTS = 10

const Portfolio = () => {
  const { id, api } = usePartner()
  const overview = useQuery({
    queryKey: ['partner', id, 'overview'],
    queryFn: ({ signal }) => api.getPartnerOverview({}, { signal }),
  })
  return (
    <Loaded query={overview} rows={2}>
      {({ organizations, devices }) => (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <Figure
            label="Organizations"
            value={organizations.total}
            detail={
              <Anchor
                renderRoot={(props) => (
                  <Link to="/p/$partnerId/organizations" params={{ partnerId: id }} {...props} />
                )}
              >
                Show all
              </Anchor>
            }
          />
          <Figure
            label="Claimed by their customers"
            value={organizations.claimed}
            detail={`${organizations.unclaimed} not yet, ${organizations.detached} detached`}
          />
          <Figure label="Suspended" value={organizations.suspended} />
          <Figure
            label="Devices connected"
            value={`${devices.connected} of ${devices.total}`}
            detail={`${devices.disconnected} out of reach, ${devices.pending} not yet reported`}
          />
        </SimpleGrid>
      )}
    </Loaded>
  )
}

const Spend = () => {
  const { id, api } = usePartner()
  const spend = useQuery({
    queryKey: ['partner', id, 'spend', 'day'],
    queryFn: ({ signal }) => api.getPartnerSpend({ groupBy: 'day' }, { signal }),
  })
  return (
    <Loaded query={spend} rows={4}>
      {({ data, total }) => {
        if (data.length === 0)
          return (
            <EmptyState title="Nothing spent yet">
              Share a secret of a model provider: what your organizations spend on it is counted here.
            </EmptyState>
          )
        return (
          <Paper withBorder p="md">
            <Stack gap="xs">
              <Figure
                label="Spent in the last 30 days, on your shared secrets"
                value={dollars(total.nanoDollars)}
                detail={`${total.requests} calls`}
              />
              <LazySpendChart days={data} />
            </Stack>
          </Paper>
        )
      }}
    </Loaded>
  )
}

const RecentEvents = () => {
  const { id, api } = usePartner()
  const events = useQuery({
    queryKey: ['partner', id, 'events', 'recent'],
    queryFn: ({ signal }) => api.listPartnerEvents({ limit: EVENTS }, { signal }),
  })
  return (
    <Loaded query={events}>
      {(data) =>
        data.data.length === 0 ? (
          <EmptyState title="Nothing has happened yet">
            What you and your customers change is told here.
          </EmptyState>
        ) : (
          <EventList events={data.data} />
        )
      }
    </Loaded>
  )
}

/** How a partner's customers are doing. */
export const OverviewPage = () => {
  const { name } = usePartner()
  return (
    <Page title="Overview" about={`How the organizations of ${name} are doing.`}>
      <Portfolio />
      <Title order={2} size="h3">
        Spend
      </Title>
      <Spend />
      <Title order={2} size="h3">
        Recently
      </Title>
      <RecentEvents />
    </Page>
  )
}
