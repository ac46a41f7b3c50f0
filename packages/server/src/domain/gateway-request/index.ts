export {
  type GatewayRequest,
  type GatewayRequestFilter,
  listGatewayRequests,
} from './list-gateway-requests.ts'
