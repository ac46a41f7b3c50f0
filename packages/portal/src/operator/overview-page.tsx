import { Anchor, SimpleGrid, Stack, Table, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Figure } from '../shared/figure.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { Problem } from '../shared/problem.tsx'
import { Time } from '../shared/time.tsx'
import { type OperatorAnswer, operatorApi } from './operator-api.ts'

type Overview = OperatorAnswer<'getInstallationOverview'>

const EVERY_MS = 15_000
const MEBIBYTE = 1_048_576

const Counts = ({ of: { partners, organizations, mails } }: { readonly of: Overview }) => (
  <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
    <Figure
      label="Partners"
      value={partners.total}
      detail={
        <>
          {partners.active} active,{' '}
          <Anchor renderRoot={(props) => <Link to="/operator/partners" {...props} />}>show all</Anchor>
        </>
      }
    />
    <Figure
      label="Customers’ organizations"
      value={organizations.total}
      detail={`${organizations.claimed} claimed, ${organizations.unclaimed} not yet, ${organizations.detached} detached`}
    />
    <Figure label="Mails waiting" value={mails.waiting} />
    <Figure label="Mails given up" value={mails.failed} />
  </SimpleGrid>
)

const Node = ({ of: { node } }: { readonly of: Overview }) => (
  <Stack gap="xs">
    <Title order={2} size="h4">
      The server that answered
    </Title>
    <Table aria-label="The server that answered" variant="vertical" withTableBorder>
      <Table.Tbody>
        {[
          ['Version', node.version],
          ['Runs since', <Time key="since" at={node.startedAt} />],
          ['Memory', `${Math.round(node.residentBytes / MEBIBYTE)} MiB`],
          ['Database', node.database === 'embedded' ? 'Embedded, in its data directory' : 'PostgreSQL'],
          ['Mail', node.sendsMail ? 'Sent by SMTP' : 'Kept in the outbox: no mail server is set'],
          [
            'Rate limits',
            node.sharedRateLimits ? 'Counted on all servers together' : 'Counted on each server by itself',
          ],
        ].map(([label, value]) => (
          <Table.Tr key={String(label)}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Stack>
)

/** How much the installation holds, and how it is. */
export const OperatorOverviewPage = () => {
  const overview = useQuery({
    queryKey: [...usePlaceKey(), 'overview'],
    queryFn: ({ signal }) => operatorApi.getInstallationOverview({}, { signal }),
    refetchInterval: EVERY_MS,
  })
  return (
    <Page title="Overview" about="What this installation holds, and how it is.">
      {overview.isPending && <Loading rows={4} />}
      {overview.isError && <Problem error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data !== undefined && (
        <>
          <Counts of={overview.data} />
          <Node of={overview.data} />
        </>
      )}
    </Page>
  )
}
