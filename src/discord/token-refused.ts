/** Discord does not accept the token; a restart does not help. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  constructor(options?: ErrorOptions) {
    super(
      'Discord refused the token. Copy a fresh one from the Bot page of the developer portal into DISCORD_TOKEN.',
      options,
    );
  }
}
