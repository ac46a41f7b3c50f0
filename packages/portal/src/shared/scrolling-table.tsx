import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  /** What the table lists. */
  readonly label: string
  readonly head: readonly ReactNode[]
  /** Rows of the table. */
  readonly children: ReactNode
}

/** A table that scrolls by itself where the window is narrow; the keyboard scrolls it, too. */
export const ScrollingTable = ({ label, head, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  <section aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
    <Table verticalSpacing="sm" highlightOnHover miw={640}>
      <Table.Thead>
        <Table.Tr>
          {head.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
            <Table.Th key={at}>{cell}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  </section>
)
