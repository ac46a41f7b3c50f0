import type { Static } from 'typebox'
import type { SpendReport, SpendRow } from '../../../domain/usage/index.ts'
import type * as schemas from '../schemas/spend.ts'

type PresentedReport = Static<typeof schemas.SpendReport>

const presentRow = ({
  orgId,
  agentId,
  provider,
  model,
  day,
  ...sums
}: SpendRow): PresentedReport['data'][0] => ({
  ...(orgId !== null && { orgId }),
  ...(agentId !== null && { agentId }),
  ...(provider !== null && { provider }),
  ...(model !== null && { model }),
  ...(day !== null && { day }),
  ...sums,
})

export const presentSpend = ({ from, to, groupBy, rows, more, total }: SpendReport): PresentedReport => ({
  from: from.toISOString(),
  to: to.toISOString(),
  groupBy,
  data: rows.map(presentRow),
  more,
  total,
})
