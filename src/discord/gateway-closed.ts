/** Discord closed the connection and accepts no new one, for a reason other than the token. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
}
