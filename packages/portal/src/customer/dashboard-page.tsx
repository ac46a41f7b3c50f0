import { Anchor, Badge, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../shared/empty-state.tsx'
import { Figure } from '../shared/figure.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { dollars } from '../shared/money.ts'
import { Page } from '../shared/page.tsx'
import { useCustomer } from './customer-place.ts'
import { OrgEvents } from './org-events.tsx'
import { managesAll } from './rights.ts'
import { useReceipt } from './use-receipt.ts'

const EVENTS = 10

/** In one line who else may act here; the whole of it is on its own page. */
const WhoHasAccess = () => {
  const { id, partnerName } = useCustomer()
  const receipt = useReceipt()
  return (
    <Loaded query={receipt} rows={1}>
      {({ status, partnerAccess }) => (
        <Text>
          {status === 'detached'
            ? `This organization is detached from ${partnerName}. `
            : `${partnerName} ${partnerAccess.now ? 'may' : 'may not'} look and act inside. `}
          <Anchor renderRoot={(props) => <Link to="/o/$orgId/access" params={{ orgId: id }} {...props} />}>
            See who has access
          </Anchor>
        </Text>
      )}
    </Loaded>
  )
}

const Spend = () => {
  const { id, api } = useCustomer()
  const spend = useQuery({
    queryKey: ['customer', id, 'spend'],
    queryFn: ({ signal }) => api.getOrgSpend({ groupBy: 'model' }, { signal }),
  })
  return (
    <Loaded query={spend} rows={1}>
      {({ total }) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Figure
            label="Spent in the last 30 days"
            value={dollars(total.nanoDollars)}
            detail={total.estimated ? 'some of it is an estimate' : undefined}
          />
          <Figure label="Calls to models" value={total.requests} />
        </SimpleGrid>
      )}
    </Loaded>
  )
}

const Recently = () => {
  const { id, api } = useCustomer()
  const events = useQuery({
    queryKey: ['customer', id, 'events'],
    queryFn: ({ signal }) => api.listOrgEvents({ limit: EVENTS }, { signal }),
  })
  return <Loaded query={events}>{(data) => <OrgEvents events={data.data} />}</Loaded>
}

/** What those who manage the organization look at first. */
const Overview = () => (
  <>
    <Spend />
    <Title order={2} size="h3">
      Who has access
    </Title>
    <WhoHasAccess />
    <Title order={2} size="h3">
      Recently
    </Title>
    <Recently />
  </>
)

/** What a customer looks at first: what is theirs, what it costs and who else has access. */
export const DashboardPage = () => {
  const { id, name, role, partnerName } = useCustomer()
  return (
    <Page title={name} about={`Set up by ${partnerName}.`} actions={<Badge variant="outline">{role}</Badge>}>
      {managesAll(role) ? (
        <Overview />
      ) : (
        <EmptyState
          title={`You are ${role} here`}
          action={
            <Anchor
              renderRoot={(props) => <Link to="/o/$orgId/projects" params={{ orgId: id }} {...props} />}
            >
              Show the projects
            </Anchor>
          }
        >
          Your role sees the projects with their agents, and the people. Spend and activity are for owners and
          admins.
        </EmptyState>
      )}
    </Page>
  )
}
