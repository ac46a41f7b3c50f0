import { useQuery } from '@tanstack/react-query'
import { AskingButton } from '../../shared/asking-button.tsx'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { Time } from '../../shared/time.tsx'
import { useChanged } from '../../shared/use-changed.ts'
import type { FleetAnswerOf } from '../../tenantry.ts'
import { usePartner } from '../partner-place.ts'
import { kindWords, useDevices } from '../use-devices.ts'
import { useOrgId } from '../use-org.ts'
import { useInsideKey } from '../use-way-in.ts'

type Alert = NonNullable<FleetAnswerOf<'getPolicyAlertsV2'>['policyAlerts']>[number]

const SHOWN_MAX = 100

const DismissButton = ({ alert, of }: { readonly alert: Alert; readonly of: string }) => {
  const org = useOrgId()
  const { fleet } = usePartner()
  const changed = useChanged()
  return (
    <AskingButton
      label="Dismiss"
      of={of}
      title="Dismiss this alert?"
      verb="Dismiss the alert"
      work={async () => {
        await fleet.dismissPolicyAlertV2({ alertUuid: alert.uuid }, { org })
        return () => changed('The alert is dismissed.')
      }}
    >
      It goes from the list of everybody in the organization.
    </AskingButton>
  )
}

/** What an organization's devices have raised and nobody has dismissed. */
export const AlertsPage = () => {
  const org = useOrgId()
  const { fleet } = usePartner()
  const devices = useDevices()
  const alerts = useQuery({
    queryKey: [...useInsideKey(), 'alerts'],
    queryFn: async ({ signal }) =>
      (await fleet.getPolicyAlertsV2({ maxResults: SHOWN_MAX }, { org, signal })).policyAlerts ?? [],
  })
  const nameOf = (uuid: string): string =>
    devices.data?.find(({ device }) => device.uuid === uuid)?.device.name ?? 'A device'
  return (
    <Page title="Alerts" about={`What nobody has dismissed, newest first, ${SHOWN_MAX} at most.`}>
      <Loaded query={alerts}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="No alerts">
              What devices raise is listed here until somebody dismisses it.
            </EmptyState>
          ) : (
            <DataTable
              label="Alerts"
              rows={rows}
              keyOf={({ uuid }) => uuid}
              columns={[
                {
                  head: 'When',
                  cell: ({ timestampMs }) => <Time at={new Date(timestampMs).toISOString()} />,
                },
                { head: 'Device', cell: ({ deviceUuid }) => nameOf(deviceUuid) },
                {
                  head: 'What',
                  cell: ({ policyAlertTriggers }) => policyAlertTriggers.map(kindWords).join(', '),
                },
                {
                  head: 'Actions',
                  cell: (alert) => <DismissButton alert={alert} of={nameOf(alert.deviceUuid)} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
