import { GatewayCloseCodes } from 'discord.js';
import { GatewayClosedError } from '../gateway-closed.ts';
import { TokenRefusedError } from '../token-refused.ts';

const REASONS: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.InvalidShard, 'it does not know this shard; check SHARD_COUNT and SHARD_IDS'],
  [
    GatewayCloseCodes.ShardingRequired,
    'a shard has too many servers; set a larger SHARD_COUNT, or auto, and start again',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, 'it no longer speaks this version of the API; update Paperboy'],
  [GatewayCloseCodes.InvalidIntents, 'it does not know an intent; update Paperboy'],
  [
    GatewayCloseCodes.DisallowedIntents,
    'an intent is not enabled; switch it on in the developer portal, https://discord.com/developers/applications, on the page Bot of your application, under Privileged Gateway Intents (Message Content Intent for MESSAGE_CONTENT=on), or set MESSAGE_CONTENT=off',
  ],
]);

/** The close code of an invalid token; discord.js passes codes as plain numbers. */
const AUTHENTICATION_FAILED: number = GatewayCloseCodes.AuthenticationFailed;

/** Returns true for a close code after which Discord accepts no connection (docs, "Gateway Close Event Codes"). */
export function isFinalClose(code: number): boolean {
  return code === AUTHENTICATION_FAILED || REASONS.has(code);
}

/** Returns the error that ends the bot after a close code for good; its message says what to do. */
export function finalCloseError(code: number): TokenRefusedError | GatewayClosedError {
  if (code === AUTHENTICATION_FAILED) return new TokenRefusedError();
  const reason = REASONS.get(code) ?? 'it gave no reason';
  return new GatewayClosedError(`Discord closed the connection for good (code ${code}): ${reason}.`);
}
