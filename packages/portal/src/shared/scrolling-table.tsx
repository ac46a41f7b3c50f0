import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  /** What the table lists. */
  readonly label: string
  /** The table's head and body. */
  readonly children: ReactNode
}

/** A table that scrolls by itself where the window is narrow; the keyboard scrolls it, too. */
export const ScrollingTable = ({ label, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  <section aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
    <Table verticalSpacing="sm" highlightOnHover miw={640}>
      {children}
    </Table>
  </section>
)
