import type { Column } from '../shared/data-table.tsx'
import { type Device, kindWords } from './use-devices.ts'

/** What a device is, wherever devices are listed. */
export const DEVICE_COLUMNS: readonly Column<Device>[] = [
  { head: 'Name', cell: ({ name }) => name, orderBy: ({ name }) => name },
  {
    head: 'Serial number',
    cell: ({ serialNumber }) => serialNumber,
    orderBy: ({ serialNumber }) => serialNumber,
  },
  { head: 'Kind', cell: ({ type }) => kindWords(type), orderBy: ({ type }) => kindWords(type) },
]
