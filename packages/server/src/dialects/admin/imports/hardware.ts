import { HARDWARE_COLUMNS, importHardware } from '../../../domain/hardware/index.ts'
import type { ImportKind } from './import-kind.ts'

export const hardwareImport: ImportKind<typeof HARDWARE_COLUMNS> = {
  path: 'hardware',
  operationId: 'importHardware',
  summary: 'Load hardware that the partner can register with its clients',
  key: 'serialNumber',
  columns: HARDWARE_COLUMNS,
  load: importHardware,
}
