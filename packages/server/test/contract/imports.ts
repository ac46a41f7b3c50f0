import type { Answer } from '../support/openapi.ts'
import { admin } from '../support/partners.ts'
import type { Call, TestTenantry } from '../support/tenantry.ts'

type Line = Readonly<Record<string, unknown>>

/** The lines of an import's answer. */
export const linesOf = ({ text }: Answer): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

/** What became of each row, in their order. */
export const outcomesOf = (answer: Answer): readonly Line[] => linesOf(answer).filter((line) => 'row' in line)

/** Loads rows of a kind, as JSON. */
export const load = (
  tenantry: TestTenantry,
  partner: { readonly id: string },
  kind: string,
  rows: readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Answer> =>
  admin(tenantry, 'POST', `/partners/${partner.id}/imports/${kind}`, { body: { rows }, headers })

/** Loads a file of CSV. */
export const loadCsv = (
  tenantry: TestTenantry,
  partner: { readonly id: string },
  kind: string,
  csv: Call['raw'] & {},
  headers: Record<string, string> = {},
): Promise<Answer> =>
  admin(tenantry, 'POST', `/partners/${partner.id}/imports/${kind}`, {
    raw: csv,
    headers: { 'content-type': 'text/csv', ...headers },
  })
