import { Group, Table, Title } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { CreateProject } from '../shared/create-project.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'

type Project = AnswerOf<'getPartnerOrg'>['projects'][number]

const DeleteProject = ({ orgId, project }: { readonly orgId: string; readonly project: Project }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const { id: projectId, name } = project
  return (
    <AskingButton
      label="Delete"
      of={name}
      title={`Delete the project ${name}?`}
      verb="Delete the project"
      isLoss
      work={async () => {
        await api.deletePartnerProject({ orgId, projectId })
        return () => changed(`The project ${name} is deleted.`)
      }}
    >
      Its agents, keys and secrets are deleted with it. If it is the default project, the oldest that is left
      becomes the default. This cannot be undone.
    </AskingButton>
  )
}

interface Props {
  readonly orgId: string
  /** Whether it is the partner's to change: nobody else owns it yet. */
  readonly isUnclaimed: boolean
  readonly projects: readonly Project[]
}

const ProjectTable = ({ orgId, isUnclaimed, projects }: Props) => (
  <ScrollingTable label="Projects" head={['Name', 'Created', ...(isUnclaimed ? ['Actions'] : [])]}>
    {projects.map((project) => (
      <Table.Tr key={project.id}>
        <Table.Td>{project.name}</Table.Td>
        <Table.Td>
          <Time at={project.createdAt} dayOnly />
        </Table.Td>
        {isUnclaimed && (
          <Table.Td>
            {projects.length > 1 ? <DeleteProject orgId={orgId} project={project} /> : 'The last one stays'}
          </Table.Td>
        )}
      </Table.Tr>
    ))}
  </ScrollingTable>
)

/** What an organization's work is divided into. */
export const Projects = (props: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const create = async (name: string) => {
    await api.createPartnerProject({ orgId: props.orgId, name })
    return () => changed(`The project ${name} is made.`)
  }
  return (
    <>
      <Group justify="space-between">
        <Title order={2} size="h3">
          Projects
        </Title>
        {props.isUnclaimed && <CreateProject create={create} />}
      </Group>
      {props.projects.length === 0 ? (
        <EmptyState title="No projects to see">What is inside is no longer yours to see.</EmptyState>
      ) : (
        <ProjectTable {...props} />
      )}
    </>
  )
}
