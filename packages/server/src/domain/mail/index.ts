export { type OutboxMail, readOutbox } from './read-outbox.ts'
