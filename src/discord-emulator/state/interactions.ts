import { apiError } from '../api-error.ts';
import { readMessageEdit } from '../validation/message-form.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { WireTimers } from '../wire-timers.ts';
import { createInteractionResponder } from './interaction-responder.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { User } from './guild.ts';
import type { Installation } from './installation.ts';
import type { InteractionResponse, InteractionRequest, LiveInteraction } from './interaction.ts';
import { interactionToken, isInteractionToken } from './interaction-token.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';
import {
  createOpenInteraction,
  isOwnMessage,
  recordResponse,
  throwIfNotAwaitingResponse,
  throwIfTooManyFollowUps,
} from './open-interaction.ts';
import type { OpenInteraction } from './open-interaction.ts';

/** The first response is due within 3 s (docs, "Interaction Callback"). */
const RESPONSE_DEADLINE_MS = 3000;
/** A token is valid for 15 minutes (same section). */
const TOKEN_LIFETIME_MS = 15 * 60_000;

/** The interactions whose tokens are valid, and what apps do with the tokens. */
export interface Interactions {
  /** Creates an interaction from a user action and sends it to the app. */
  open(request: InteractionRequest): LiveInteraction;
  /**
   * Carries out the app's first response.
   * @throws ApiError 10062 if it is unknown or too late, 40060 if it was responded to before, 50035, 50006
   */
  respond(
    id: string,
    token: string,
    body: unknown,
    files: readonly UploadedFile[],
  ): { readonly interaction: LiveInteraction; readonly response: InteractionResponse };
  /**
   * Posts a followup message. After a deferred response, the first followup replaces its message.
   * @throws ApiError 10015, 50027, 40094, 50035, 50006
   */
  followUp(token: string, body: unknown, files: readonly UploadedFile[]): Message;
  /** Returns the first response's message (`@original`) or a followup message. @throws ApiError 10008, 10015, 50027 */
  readonly message: (token: string, reference: string) => Message;
  /** @throws ApiError as `message`, and 50035, 50006 */
  edit(token: string, reference: string, body: unknown, files: readonly UploadedFile[]): Message;
  /** @throws ApiError as `message` */
  remove(token: string, reference: string): void;
  /** Returns true if a token is that of an interaction, and still valid. */
  readonly isValid: (token: string) => boolean;
  /** The number of interactions whose tokens are valid. */
  readonly pending: number;
  /** Cancels all timers. */
  close(): void;
}

/** Creates the interactions of a world. `bot` is the author of responses. */
export function createInteractions(options: {
  readonly applicationId: string;
  readonly bot: User;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly files: FileStore;
  readonly events: EventStream;
  readonly installation: Installation;
  readonly snowflakes: SnowflakeGenerator;
  readonly timers: WireTimers;
  /** ms for the first response. Default: as at Discord. */
  readonly responseDeadlineMs?: number | undefined;
}): Interactions {
  const { messages, files, events, installation, snowflakes, timers } = options;
  const responder = createInteractionResponder(options);
  const byToken = new Map<string, OpenInteraction>();
  const deadlines = startDeadlines(timers, options.responseDeadlineMs ?? RESPONSE_DEADLINE_MS, {
    onLate({ interaction }) {
      events.emit({ kind: 'interaction_timeout', interaction });
    },
    onExpired({ interaction, isLoading }) {
      byToken.delete(interaction.token);
      files.drop(interaction.data.resolved.attachments);
      if (isLoading) events.emit({ kind: 'interaction_timeout', interaction });
      events.emit({ kind: 'interaction_end', interaction });
    },
  });

  const findResponded = (token: string): OpenInteraction => {
    const state = byToken.get(token);
    if (state === undefined && isInteractionToken(token)) throw apiError('invalidWebhookToken');
    if (state?.stage !== 'responded') throw apiError('unknownWebhook');
    return state;
  };

  const findMessage = (state: OpenInteraction, reference: string): Message => {
    const id = reference === '@original' ? state.originalId : reference;
    const message = id === null ? undefined : messages.find(id);
    if (message === undefined || !isOwnMessage(state, message.id)) throw apiError('unknownMessage');
    return message;
  };

  const edit = (
    state: OpenInteraction,
    reference: string,
    body: unknown,
    uploads: readonly UploadedFile[],
  ): Message => {
    const message = findMessage(state, reference);
    const next = messages.edit(message, readMessageEdit(body, message, uploads.length), uploads);
    if (next.id === state.originalId) state.isLoading = false;
    events.emit({ kind: 'interaction_message', interaction: state.interaction, message: next });
    return next;
  };

  return {
    open(request) {
      const id = snowflakes.next();
      const interaction: LiveInteraction = {
        ...request,
        id,
        token: interactionToken(id),
        context: installation.contextOf(request.channel),
        owners: installation.integrationOwners(request),
      };
      const state = createOpenInteraction(interaction);
      byToken.set(interaction.token, state);
      deadlines.add(state);
      events.emit({ kind: 'interaction_create', interaction });
      return interaction;
    },
    respond(id, token, body, uploads) {
      const state = byToken.get(token);
      if (state === undefined || state.interaction.id !== id) throw apiError('unknownInteraction');
      throwIfNotAwaitingResponse(state);
      const { interaction } = state;
      const response = responder.respond(interaction, body, uploads);
      recordResponse(state, responder.originalMessage(interaction, response));
      events.emit({ kind: 'interaction_response', interaction, response });
      return { interaction, response };
    },
    followUp(token, body, uploads) {
      const state = findResponded(token);
      if (state.isLoading) return edit(state, '@original', body, uploads);
      throwIfTooManyFollowUps(state);
      const message = responder.postMessage(state.interaction, body, uploads, []);
      state.followUpIds.add(message.id);
      events.emit({ kind: 'interaction_message', interaction: state.interaction, message });
      return message;
    },
    message: (token, reference) => findMessage(findResponded(token), reference),
    edit: (token, reference, body, uploads) => edit(findResponded(token), reference, body, uploads),
    remove(token, reference) {
      const state = findResponded(token);
      const message = findMessage(state, reference);
      if (message.id === state.originalId) state.isLoading = false;
      messages.remove(message);
    },
    isValid: token => byToken.has(token),
    get pending() {
      return byToken.size;
    },
    close: deadlines.close,
  };
}

/** Starts the timers of interactions: for the first response, and for the end of the token. */
function startDeadlines(
  timers: WireTimers,
  responseDeadlineMs: number,
  listener: { onLate(state: OpenInteraction): void; onExpired(state: OpenInteraction): void },
) {
  const pending = new Set<() => void>();
  const after = (ms: number, callback: () => void): void => {
    const cancel = timers.after(ms, () => {
      pending.delete(cancel);
      callback();
    });
    pending.add(cancel);
  };
  return {
    add(state: OpenInteraction): void {
      after(responseDeadlineMs, () => {
        if (state.stage !== 'open') return;
        state.stage = 'late';
        listener.onLate(state);
      });
      after(TOKEN_LIFETIME_MS, () => {
        listener.onExpired(state);
      });
    },
    close(): void {
      for (const cancel of pending) cancel();
    },
  };
}
