export { type Door, holdDoors } from './door.ts'
export { DOORS_PAGE_MAX, pageDoors } from './page-doors.ts'
export { reportDoors } from './report-doors.ts'
export { unlockDoor } from './unlock-door.ts'
