export { type GatewayRequest, listGatewayRequests } from './list-gateway-requests.ts'
