import { ApplicationIntegrationType, MessageFlags } from 'discord-api-types/v10';
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
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';

/** The first response is due within 3 s (docs, "Interaction Callback"). */
const RESPONSE_DEADLINE_MS = 3000;
/** A token is valid for 15 minutes (same section). */
const TOKEN_LIFETIME_MS = 15 * 60_000;
/** Followup messages if only the user installed the app (docs, "Create Followup Message"; code 40094). */
const MAX_FOLLOW_UPS = 5;

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
  /** The number of interactions whose tokens are valid. */
  readonly pending: number;
  /** Cancels all timers. */
  close(): void;
}

interface InteractionState {
  readonly interaction: LiveInteraction;
  stage: 'open' | 'responded' | 'late';
  originalId: string | null;
  isLoading: boolean;
  readonly followUpIds: Set<string>;
  readonly timers: (() => void)[];
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
}): Interactions {
  const { messages, events, installation, snowflakes, timers } = options;
  const responder = createInteractionResponder(options);
  const byToken = new Map<string, InteractionState>();

  const findResponded = (token: string): InteractionState => {
    const entry = byToken.get(token);
    if (entry === undefined && isToken(token)) throw apiError('invalidWebhookToken');
    if (entry === undefined || entry.stage !== 'responded') throw apiError('unknownWebhook');
    return entry;
  };

  const findMessage = (entry: InteractionState, reference: string): Message => {
    const id = reference === '@original' ? entry.originalId : reference;
    const message = id === null ? undefined : messages.find(id);
    if (message === undefined) throw apiError('unknownMessage');
    if (!entry.followUpIds.has(message.id) && message.id !== entry.originalId)
      throw apiError('unknownMessage');
    return message;
  };

  const edit = (
    entry: InteractionState,
    message: Message,
    body: unknown,
    files: readonly UploadedFile[],
  ): Message => {
    const next = messages.edit(message, readMessageEdit(body, message, files.length), files);
    if (next.id === entry.originalId) entry.isLoading = false;
    events.emit({ kind: 'interaction_message', interaction: entry.interaction, message: next });
    return next;
  };

  /** Drops an interaction whose token expired. */
  const expire = (entry: InteractionState): void => {
    const { interaction } = entry;
    byToken.delete(interaction.token);
    if ('resolved' in interaction.data) options.files.drop(interaction.data.resolved.attachments);
    if (entry.isLoading) events.emit({ kind: 'interaction_timeout', interaction });
    events.emit({ kind: 'interaction_end', interaction });
  };

  return {
    open(request) {
      const id = snowflakes.next();
      const interaction: LiveInteraction = {
        ...request,
        id,
        token: tokenOf(id),
        context: installation.contextOf(request.channel),
        owners: installation.integrationOwners(request),
      };
      const entry: InteractionState = {
        interaction,
        stage: 'open',
        originalId: null,
        isLoading: false,
        followUpIds: new Set(),
        timers: [],
      };
      byToken.set(interaction.token, entry);
      entry.timers.push(
        timers.after(RESPONSE_DEADLINE_MS, () => {
          if (entry.stage !== 'open') return;
          entry.stage = 'late';
          events.emit({ kind: 'interaction_timeout', interaction });
        }),
        timers.after(TOKEN_LIFETIME_MS, () => {
          expire(entry);
        }),
      );
      events.emit({ kind: 'interaction_create', interaction });
      return interaction;
    },
    respond(id, token, body, files) {
      const entry = byToken.get(token);
      if (entry === undefined || entry.interaction.id !== id || entry.stage === 'late') {
        throw apiError('unknownInteraction');
      }
      if (entry.stage === 'responded') throw apiError('alreadyAcknowledged');
      const response = responder.respond(entry.interaction, body, files);
      const original = responder.originalMessage(entry.interaction, response);
      entry.stage = 'responded';
      entry.originalId = original?.id ?? null;
      entry.isLoading = ((original?.flags ?? 0) & MessageFlags.Loading) !== 0;
      events.emit({ kind: 'interaction_response', interaction: entry.interaction, response });
      return { interaction: entry.interaction, response };
    },
    followUp(token, body, files) {
      const entry = findResponded(token);
      if (entry.isLoading) return edit(entry, findMessage(entry, '@original'), body, files);
      const isUserInstallOnly = !(ApplicationIntegrationType.GuildInstall in entry.interaction.owners);
      if (isUserInstallOnly && entry.followUpIds.size >= MAX_FOLLOW_UPS) throw apiError('tooManyFollowUps');
      const message = responder.postMessage(entry.interaction, body, files, []);
      entry.followUpIds.add(message.id);
      events.emit({ kind: 'interaction_message', interaction: entry.interaction, message });
      return message;
    },
    message: (token, reference) => findMessage(findResponded(token), reference),
    edit(token, reference, body, files) {
      const entry = findResponded(token);
      return edit(entry, findMessage(entry, reference), body, files);
    },
    remove(token, reference) {
      const entry = findResponded(token);
      const message = findMessage(entry, reference);
      if (message.id === entry.originalId) entry.isLoading = false;
      messages.remove(message);
    },
    get pending() {
      return byToken.size;
    },
    close() {
      for (const entry of byToken.values()) for (const cancel of entry.timers) cancel();
    },
  };
}

const TOKEN = /^interaction:\d+:(?:emulator)+$/u;

/** Returns a token. Discord's are long and random; these are long, unique and the same in every run. */
function tokenOf(id: string): string {
  return Buffer.from(`interaction:${id}:${'emulator'.repeat(8)}`).toString('base64url');
}

/** Returns true if a token has the form of an interaction token, valid or expired. */
function isToken(token: string): boolean {
  return TOKEN.test(Buffer.from(token, 'base64url').toString());
}
