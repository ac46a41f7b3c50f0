import { Anchor, Button, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { CreateProject } from './create-project.tsx'
import { useCustomer } from './customer-place.ts'
import { managesAll } from './rights.ts'
import { useProjects } from './use-projects.ts'

const Projects = () => {
  const { id } = useCustomer()
  const projects = useProjects()
  if (projects.isPending) return <Loading />
  if (projects.isError) return <Problem error={projects.error} onRetry={() => void projects.refetch()} />
  if (projects.data.length === 0)
    return (
      <EmptyState title="No projects yet">
        A project holds agents. Owners and admins create projects; each begins with one agent.
      </EmptyState>
    )
  return (
    <ScrollingTable label="Projects" head={['Name', 'Slug', 'Created']}>
      {projects.data.map((project) => (
        <Table.Tr key={project.id}>
          <Table.Td>
            <Anchor
              renderRoot={(props) => (
                <Link
                  to="/o/$orgId/projects/$projectId"
                  params={{ orgId: id, projectId: project.id }}
                  {...props}
                />
              )}
            >
              {project.name}
            </Anchor>
          </Table.Td>
          <Table.Td>{project.slug}</Table.Td>
          <Table.Td>
            <Time at={project.createdAt} dayOnly />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollingTable>
  )
}

/** The projects of an organization. */
export const ProjectsPage = () => {
  const { role } = useCustomer()
  const [isCreating, creating] = useDisclosure()
  return (
    <Page
      title="Projects"
      about="Each has agents of its own, which reach services through the gateway."
      actions={managesAll(role) && <Button onClick={creating.open}>Create a project</Button>}
    >
      <CreateProject opened={isCreating} onClose={creating.close} />
      <Projects />
    </Page>
  )
}
