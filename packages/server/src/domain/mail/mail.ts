import type { KeyRing, SealedPlace } from '../../crypto/key-ring.ts'
import { Secret } from '../../kernel/secret.ts'

/** A mail as it is kept, sealed, until it is sent or read by the operator. Its text may hold a live link. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: Secret
}

export const sealMail = (keyRing: KeyRing, { to, subject, text }: Mail, place: SealedPlace): Buffer =>
  keyRing.seal(new Secret(JSON.stringify({ to, subject, text: text.reveal() })), place)

export const openMail = (keyRing: KeyRing, sealed: Uint8Array, place: SealedPlace): Mail => {
  const { to, subject, text } = JSON.parse(keyRing.open(sealed, place).reveal()) as Record<keyof Mail, string>
  return { to, subject, text: new Secret(text) }
}
