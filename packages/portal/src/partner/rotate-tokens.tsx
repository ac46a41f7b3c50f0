import { useState } from 'react'
import { AskingButton } from '../shared/asking-button.tsx'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'

type Tokens = AnswerOf<'rotatePartnerOrgTokens'>

const valuesOf = ({ orgApiKey, projectApiKey, agentToken }: Tokens) => [
  { label: 'Organization key', value: orgApiKey },
  { label: 'Project key', value: projectApiKey },
  ...(agentToken === undefined ? [] : [{ label: 'Agent token', value: agentToken }]),
]

interface Props {
  readonly orgId: string
  readonly name: string
}

/** Replaces the credentials of an organization that nobody has claimed, and shows the new ones this once. */
export const RotateTokens = ({ orgId, name }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [tokens, setTokens] = useState<Tokens>()
  return (
    <>
      <AskingButton
        label="Rotate tokens"
        title={`Rotate the tokens of ${name}?`}
        verb="Rotate the tokens"
        isLoss
        work={async () => {
          const rotated = await api.rotatePartnerOrgTokens({ orgId, agents: 'true' })
          return () => {
            setTokens(rotated)
            void changed(`${name} has new tokens.`)
          }
        }}
      >
        You get a new organization key, project key and agent token. Those that you were shown before stop
        working at once.
      </AskingButton>
      <OnceShownDialog
        title={`The new tokens of ${name}`}
        values={tokens && valuesOf(tokens)}
        fileName={`tokens-${orgId}.txt`}
        about="The ones before no longer work."
        onClose={() => setTokens(undefined)}
      />
    </>
  )
}
