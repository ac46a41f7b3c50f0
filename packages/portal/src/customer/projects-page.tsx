import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CreateProject } from '../shared/create-project.tsx'
import { DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { OnceShownDialog } from '../shared/once-shown-dialog.tsx'
import { Page } from '../shared/page.tsx'
import { Time } from '../shared/time.tsx'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { managesAll } from './rights.ts'
import { useProjects } from './use-projects.ts'

type MadeProject = AnswerOf<'createProject'>

interface LinkProps {
  readonly projectId: string
  readonly name: string
}

const ProjectLink = ({ projectId, name }: LinkProps) => {
  const { id: orgId } = useCustomer()
  return (
    <Anchor
      renderRoot={(props) => (
        <Link to="/o/$orgId/projects/$projectId" params={{ orgId, projectId }} {...props} />
      )}
    >
      {name}
    </Anchor>
  )
}

const Projects = () => {
  const projects = useProjects()
  return (
    <Loaded query={projects}>
      {(data) => {
        if (data.length === 0)
          return (
            <EmptyState title="No projects yet">
              A project holds agents. Owners and admins create projects; each begins with one agent.
            </EmptyState>
          )
        return (
          <DataTable
            label="Projects"
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                head: 'Name',
                cell: ({ id: projectId, name }) => <ProjectLink projectId={projectId} name={name} />,
                orderBy: ({ name }) => name,
              },
              { head: 'Slug', cell: ({ slug }) => slug, orderBy: ({ slug }) => slug },
              {
                head: 'Created',
                cell: ({ createdAt }) => <Time at={createdAt} dayOnly />,
                orderBy: ({ createdAt }) => createdAt,
              },
            ]}
          />
        )
      }}
    </Loaded>
  )
}

/** The projects of an organization. */
export const ProjectsPage = () => {
  const { api, role } = useCustomer()
  const changed = useChanged()
  const [made, setMade] = useState<MadeProject>()
  const create = async (name: string) => {
    const project = await api.createProject({ name })
    return () => {
      setMade(project)
      void changed(`${project.name} is created.`)
    }
  }
  return (
    <Page
      title="Projects"
      about="Each has agents of its own, which reach services through the gateway."
      actions={managesAll(role) && <CreateProject isMain create={create} />}
    >
      <Projects />
      <OnceShownDialog
        title={`The key of ${made?.name ?? 'the project'}`}
        values={made && [{ label: 'Project key', value: made.apiKey }]}
        fileName={`project-key-${made?.slug ?? ''}.txt`}
        onClose={() => setMade(undefined)}
      />
    </Page>
  )
}
