export { authenticateFederatedToken } from './authenticate-federated-token.ts'
export { issueFederatedToken } from './issue-federated-token.ts'
export { sweepFederatedTokens } from './sweep-federated-tokens.ts'
