import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RecordedRequest } from '../faults.ts';
import type { CountedClient } from './invalid-request-block.ts';
import type { ReceivedRequest } from './responder.ts';

/** A recorded request that waits for its response. */
export interface PendingRequest extends ReceivedRequest {
  readonly client: CountedClient;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly record: RecordedRequest;
}
