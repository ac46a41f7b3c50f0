export {
  DELIVERY_MS_MAX,
  type Deliver,
  type Delivery,
  deliverMails,
} from './deliver-mails.ts'
export { postMail } from './post-mail.ts'
export { type OutboxMail, readOutbox } from './read-outbox.ts'
