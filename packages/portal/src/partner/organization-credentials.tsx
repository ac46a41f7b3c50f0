import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import type { MadeOrganization } from './create-organization.tsx'
import { ScannableLink } from './scannable-link.tsx'

const valuesOf = ({ claimUrl, orgApiKey, projectApiKey, agentToken }: MadeOrganization) => [
  { label: 'Claim link', value: claimUrl },
  { label: 'Organization key', value: orgApiKey },
  { label: 'Project key', value: projectApiKey },
  { label: 'Agent token', value: agentToken },
]

interface Props {
  readonly made: MadeOrganization | undefined
  readonly onClose: () => void
}

/** Shows the credentials of an organization that was just made, this once. */
export const OrganizationCredentials = ({ made, onClose }: Props) => (
  <OnceShownDialog
    title={`${made?.name ?? 'It'} is ready`}
    values={made && valuesOf(made)}
    fileName={`${made?.organizationId ?? ''}.txt`}
    about="The claim link can be made anew while nobody has claimed the organization."
    onClose={onClose}
  >
    {made !== undefined && <ScannableLink link={made.claimUrl} />}
  </OnceShownDialog>
)
