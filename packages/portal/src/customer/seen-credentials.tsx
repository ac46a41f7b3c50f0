import { Group, List, Text } from '@mantine/core'
import { useState } from 'react'
import { AskingButton } from '../shared/asking-button.tsx'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { Time } from '../shared/time.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import type { Receipt } from './use-receipt.ts'

type Rotated = AnswerOf<'rotateSeenCredentials'>
type Places = Receipt['givenPlaces']

const KINDS = {
  org_key: 'Organization key',
  project_key: 'Project key',
  agent_token: 'Agent token',
} as const

const placesInWords = (places: Places): string =>
  places.map(({ email, role }) => `${email} (${role})`).join(', ')

// Several may have one name; each has its own number.
const onceShown = ({ credentials }: Rotated) =>
  credentials.map(({ kind, name, token }, at) => ({
    label: `${at + 1}. ${KINDS[kind]} “${name}”`,
    value: token,
  }))

const COLUMNS: readonly Column<Receipt['seenCredentials'][number]>[] = [
  { head: 'Kind', cell: ({ kind }) => KINDS[kind], orderBy: ({ kind }) => KINDS[kind] },
  { head: 'Name', cell: ({ name }) => name, orderBy: ({ name }) => name },
  { head: 'Ends in', cell: ({ hint }) => `…${hint}` },
  {
    head: 'Created',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
]

interface RotateProps {
  /** Afterwards it no longer is, while the new tokens are still shown. */
  readonly isNeeded: boolean
  readonly places: Places
}

/** Replaces whatever the partner has seen, and shows the new tokens this once. */
const Rotate = ({ isNeeded, places }: RotateProps) => {
  const { id, api, partnerName } = useCustomer()
  const changed = useChanged()
  const [rotated, setRotated] = useState<Rotated>()
  const rotate = async () => {
    const made = await api.rotateSeenCredentials()
    return () => {
      setRotated(made)
      void changed(`What ${partnerName} has seen no longer works.`)
    }
  }
  return (
    <Group>
      {isNeeded && (
        <AskingButton
          label="Rotate seen credentials"
          title={`Rotate what ${partnerName} has seen?`}
          verb="Rotate credentials"
          isLoss
          work={rotate}
        >
          <List size="sm">
            <List.Item>Each of them gets a new token, which you see once.</List.Item>
            <List.Item>The old ones stop at once, also in programs of yours that use them.</List.Item>
            {places.length > 0 && (
              <List.Item>These places are taken back: {placesInWords(places)}.</List.Item>
            )}
          </List>
        </AskingButton>
      )}
      <OnceShownDialog
        title="The new credentials"
        values={rotated && onceShown(rotated)}
        fileName={`credentials-${id}.txt`}
        onClose={() => setRotated(undefined)}
      >
        {rotated !== undefined && rotated.places.length > 0 && (
          <Text size="sm">No longer members: {placesInWords(rotated.places)}.</Text>
        )}
      </OnceShownDialog>
    </Group>
  )
}

/** The credentials and places that the partner knows or gave, and the button that replaces them. */
export const SeenCredentials = ({ receipt }: { readonly receipt: Receipt }) => {
  const { partnerName } = useCustomer()
  const { seenCredentials, givenPlaces } = receipt
  return (
    <>
      {seenCredentials.length === 0 ? (
        <EmptyState title="None">
          {partnerName} has seen none of the keys and tokens that work here today.
        </EmptyState>
      ) : (
        <DataTable
          label="Credentials that the partner has seen"
          columns={COLUMNS}
          rows={seenCredentials}
          keyOf={({ id }) => id}
        />
      )}
      {givenPlaces.length > 0 && (
        <Text size="sm">
          {partnerName} gave places to {placesInWords(givenPlaces)}.
        </Text>
      )}
      <Rotate isNeeded={seenCredentials.length + givenPlaces.length > 0} places={givenPlaces} />
    </>
  )
}
