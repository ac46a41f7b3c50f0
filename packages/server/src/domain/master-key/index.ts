export { rotateMasterKey } from './rotate-master-key.ts'
