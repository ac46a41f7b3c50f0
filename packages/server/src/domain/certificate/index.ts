export { fingerprintOf } from './certify-key.ts'
export { makeServerCertificate } from './make-server-certificate.ts'
