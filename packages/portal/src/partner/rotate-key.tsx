import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import type { IssuedKey } from './create-key.tsx'
import { usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'

const OVERLAPS = [
  { seconds: 0, label: 'At once' },
  { seconds: 3600, label: 'After 1 hour' },
  { seconds: 86_400, label: 'After 24 hours' },
]

interface Props {
  readonly keyId: string
  readonly name: string
  readonly onClose: () => void
  readonly onIssued: (key: IssuedKey) => void
}

/** Replaces a key; the old one may go on for a while, so that nothing stops meanwhile. */
export const RotateKey = ({ keyId, name, onClose, onIssued }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [overlap, setOverlap] = useState('3600')
  const rotate = async () => {
    onIssued(await api.rotateOwnKey({ keyId, overlapSeconds: Number(overlap) }))
    void changed(`${name} has a new key.`)
  }
  return (
    <WorkForm verb="Rotate the key" isReady onClose={onClose} work={rotate}>
      <Text size="sm">You get a new key of the same name and scopes.</Text>
      <Radio.Group label="When the old key stops" value={overlap} onChange={setOverlap}>
        <Stack gap="xs" mt="xs">
          {OVERLAPS.map(({ seconds, label }) => (
            <Radio key={seconds} value={String(seconds)} label={label} />
          ))}
        </Stack>
      </Radio.Group>
    </WorkForm>
  )
}
