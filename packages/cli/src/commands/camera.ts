import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { inside, withOrg } from '../inside-org.ts'
import { type Column, printList } from '../print.ts'

type Answer = Awaited<ReturnType<Tenantry['fleet']['getMinimalCameraStateList']>>
type Camera = NonNullable<Answer['cameraStates']>[number]

const COLUMNS: readonly Column<Camera>[] = [
  ['Id', ({ uuid }) => uuid],
  ['Name', ({ name }) => name],
  ['Serial number', ({ serialNumber }) => serialNumber],
  ['Location', ({ locationUuid }) => locationUuid],
  ['Connected', ({ connectionStatus }) => connectionStatus === 'GREEN'],
  ['Healthy', ({ healthStatus }) => healthStatus === 'GREEN'],
]

const listCameras = async (_options: object, command: Command): Promise<void> => {
  const { cameraStates = [] } = await inside(command, ({ fleet, org }) =>
    fleet.getMinimalCameraStateList({}, { org }),
  )
  printList(command, cameraStates, COLUMNS, 'The organization has no cameras yet.')
}

export const addCameraCommands = (camera: Command): void => {
  withOrg(camera.command('list').description('List all cameras with their state.')).action(listCameras)
}
