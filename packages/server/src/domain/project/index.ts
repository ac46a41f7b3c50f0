export { listProjects } from './list-projects.ts'
