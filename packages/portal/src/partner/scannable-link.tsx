import { Group, Text } from '@mantine/core'
import { QrCode } from '../shared/qr-code.tsx'

/** A claim link as a picture that a telephone reads. */
export const ScannableLink = ({ link }: { readonly link: string }) => (
  <Group>
    <QrCode text={link} label="QR code of the claim link" />
    <Text size="sm" maw={280}>
      Let your customer scan this or open the claim link: it makes the organization theirs.
    </Text>
  </Group>
)
