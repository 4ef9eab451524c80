import { ApplicationIntegrationType, MessageFlags } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import { readMessageEdit } from '../validation/message-form.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { WireTimers } from '../wire-timers.ts';
import { createAnswering } from './answering.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { User } from './guild.ts';
import type { Installation } from './installation.ts';
import type { InteractionAnswer, InteractionRequest, LiveInteraction } from './interaction.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';

/** A first answer is due within 3 s (docs, "Interaction Callback"). In ms. */
const FIRST_ANSWER = 3000;
/** A token is good for 15 minutes (same place). In ms. */
const TOKEN_LIFE = 15 * 60_000;
/**
 * Further messages for an interaction that the user's installation alone brought about (docs, "Create Followup Message";
 * code 40094).
 */
const MAX_FOLLOW_UPS = 5;

/** The interactions under way, and what apps do with their tokens. */
export interface Interactions {
  /** Sends what a person did to the app. */
  open(request: InteractionRequest): LiveInteraction;
  /**
   * The app's first answer.
   * @throws ApiError 10062 when unknown or too late, 40060 when answered before, 50035, 50006
   */
  answer(
    id: string,
    token: string,
    body: unknown,
    files: readonly UploadedFile[],
  ): { readonly interaction: LiveInteraction; readonly answer: InteractionAnswer };
  /**
   * A further message. Right after a deferred answer it finishes that one.
   * @throws ApiError 10015, 50027, 40094, 50035, 50006
   */
  followUp(token: string, body: unknown, files: readonly UploadedFile[]): Message;
  /** The first answer's message (`@original`) or a further one. @throws ApiError 10008, 10015, 50027 */
  readonly message: (token: string, reference: string) => Message;
  /** @throws ApiError as `message`, and 50035, 50006 */
  edit(token: string, reference: string, body: unknown, files: readonly UploadedFile[]): Message;
  /** @throws ApiError as `message` */
  remove(token: string, reference: string): void;
  /** How many have a token that is still good. */
  readonly pending: number;
  /** Forgets the waiting timers. */
  close(): void;
}

interface Entry {
  readonly interaction: LiveInteraction;
  stage: 'open' | 'answered' | 'late';
  originalId: string | null;
  isLoading: boolean;
  readonly followUpIds: Set<string>;
  readonly timers: (() => void)[];
}

/** Makes the interactions of a world. `bot` is the author of answers. */
export function createInteractions(options: {
  readonly applicationId: string;
  readonly bot: User;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly files: FileStore;
  readonly events: EventStream;
  readonly installation: Installation;
  readonly snowflakes: Snowflakes;
  readonly timers: WireTimers;
}): Interactions {
  const { messages, events, installation, snowflakes, timers } = options;
  const answering = createAnswering(options);
  const byToken = new Map<string, Entry>();

  const used = (token: string): Entry => {
    const entry = byToken.get(token);
    if (entry === undefined && isToken(token)) throw refuse('invalidWebhookToken');
    if (entry === undefined || entry.stage !== 'answered') throw refuse('unknownWebhook');
    return entry;
  };

  const referred = (entry: Entry, reference: string): Message => {
    const id = reference === '@original' ? entry.originalId : reference;
    const message = id === null ? undefined : messages.find(id);
    if (message === undefined) throw refuse('unknownMessage');
    if (!entry.followUpIds.has(message.id) && message.id !== entry.originalId) throw refuse('unknownMessage');
    return message;
  };

  const edit = (entry: Entry, message: Message, body: unknown, files: readonly UploadedFile[]): Message => {
    const next = messages.edit(message, readMessageEdit(body, message, files.length), files);
    if (next.id === entry.originalId) entry.isLoading = false;
    events.emit({ kind: 'interaction_message', interaction: entry.interaction, message: next });
    return next;
  };

  /** Nothing can be done with the token any more, so nothing of it is kept. */
  const end = (entry: Entry): void => {
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
        owners: installation.ownersOf(request),
      };
      const entry: Entry = {
        interaction,
        stage: 'open',
        originalId: null,
        isLoading: false,
        followUpIds: new Set(),
        timers: [],
      };
      byToken.set(interaction.token, entry);
      entry.timers.push(
        timers.after(FIRST_ANSWER, () => {
          if (entry.stage !== 'open') return;
          entry.stage = 'late';
          events.emit({ kind: 'interaction_timeout', interaction });
        }),
        timers.after(TOKEN_LIFE, () => {
          end(entry);
        }),
      );
      events.emit({ kind: 'interaction_create', interaction });
      return interaction;
    },
    answer(id, token, body, files) {
      const entry = byToken.get(token);
      if (entry === undefined || entry.interaction.id !== id || entry.stage === 'late') {
        throw refuse('unknownInteraction');
      }
      if (entry.stage === 'answered') throw refuse('alreadyAcknowledged');
      const answer = answering.first(entry.interaction, body, files);
      const original = answering.originalOf(entry.interaction, answer);
      entry.stage = 'answered';
      entry.originalId = original?.id ?? null;
      entry.isLoading = ((original?.flags ?? 0) & MessageFlags.Loading) !== 0;
      events.emit({ kind: 'interaction_answer', interaction: entry.interaction, answer });
      return { interaction: entry.interaction, answer };
    },
    followUp(token, body, files) {
      const entry = used(token);
      if (entry.isLoading) return edit(entry, referred(entry, '@original'), body, files);
      const isVisitor = !(ApplicationIntegrationType.GuildInstall in entry.interaction.owners);
      if (isVisitor && entry.followUpIds.size >= MAX_FOLLOW_UPS) throw refuse('tooManyFollowUps');
      const message = answering.post(entry.interaction, body, files, []);
      entry.followUpIds.add(message.id);
      events.emit({ kind: 'interaction_message', interaction: entry.interaction, message });
      return message;
    },
    message: (token, reference) => referred(used(token), reference),
    edit(token, reference, body, files) {
      const entry = used(token);
      return edit(entry, referred(entry, reference), body, files);
    },
    remove(token, reference) {
      const entry = used(token);
      const message = referred(entry, reference);
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

const TOKEN = /^interaction:\d+:(?:stand-in)+$/u;

/** Long and unguessable in Discord; here long, unique and the same in every run. */
function tokenOf(id: string): string {
  return Buffer.from(`interaction:${id}:${'stand-in'.repeat(8)}`).toString('base64url');
}

/** Whether a token was one once. */
function isToken(token: string): boolean {
  return TOKEN.test(Buffer.from(token, 'base64url').toString());
}
