import { Group, Title } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { CreateProject } from '../shared/create-project.tsx'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
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

const FACTS: readonly Column<Project>[] = [
  { head: 'Name', cell: ({ name }) => name, orderBy: ({ name }) => name },
  {
    head: 'Created',
    cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
    orderBy: ({ createdAt }) => createdAt,
  },
]

const ProjectTable = ({ orgId, isUnclaimed, projects }: Props) => {
  const actions: Column<Project> = {
    head: 'Actions',
    cell: (project) =>
      projects.length > 1 ? <DeleteProject orgId={orgId} project={project} /> : 'The last one stays',
  }
  return (
    <DataTable
      label="Projects"
      rows={projects}
      keyOf={({ id }) => id}
      columns={isUnclaimed ? [...FACTS, actions] : FACTS}
    />
  )
}

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
