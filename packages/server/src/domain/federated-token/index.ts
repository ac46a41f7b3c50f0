export { authenticateFederatedToken, type FederatedView } from './authenticate-federated-token.ts'
export {
  FEDERATED_SECONDS_DEFAULT,
  FEDERATED_SECONDS_MAX,
  issueFederatedToken,
} from './issue-federated-token.ts'
export { sweepFederatedTokens } from './sweep-federated-tokens.ts'
