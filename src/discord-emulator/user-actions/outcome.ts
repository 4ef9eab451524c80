import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { Modal } from '../validation/modal.ts';
import type { WorldEvent } from '../state/event-stream.ts';
import type { InteractionResponse, LiveInteraction } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';

/** The app's first response to an interaction, as the user sees it. */
export interface FirstResponse {
  readonly type: InteractionResponseType;
  /** Whether only the user sees the message. */
  readonly ephemeral: boolean;
  /** The message of the response, or the one with "is thinking…"; null if the response has none. */
  readonly message: Message | null;
  readonly modal: Modal | null;
}

/** The outcome of an action that sent an interaction. */
export interface Outcome {
  readonly interaction: LiveInteraction;
  /** Null if the app did not respond. */
  readonly first: FirstResponse | null;
  /** The reason for "The application did not respond" in the client; null if the app responded. */
  readonly failed: string | null;
  /** Returns the current follow-up messages. */
  followUps(): readonly Message[];
  /**
   * Resolves with the message of the response; for a deferred response, when the app has edited it.
   * @throws UserActionError if the app failed, did not edit it within 15 min, deleted it, or responded without a message
   */
  message(): Promise<Message>;
}

/** Tracks interactions from their creation. */
export interface OutcomeTracker {
  /** Resolves when the app has responded or 3 s have passed. */
  outcome(interaction: LiveInteraction): Promise<Outcome>;
  /** Resolves with the suggestions. @throws UserActionError if the app did not respond in time */
  choices(interaction: LiveInteraction): Promise<readonly Choice[]>;
  /** Stops tracking. */
  close(): void;
}

interface Track {
  response: InteractionResponse | undefined;
  failed: string | undefined;
  /** The first message that was edited or sent after the first response. */
  finished: Message | undefined;
  readonly followUpIds: string[];
  readonly waiters: Set<() => void>;
}

/** Creates a tracker. */
export function createOutcomeTracker(world: World): OutcomeTracker {
  const tracks = new Map<string, Track>();

  const close = world.events.subscribe(event => {
    if (event.kind === 'interaction_create') {
      tracks.set(event.interaction.id, {
        response: undefined,
        failed: undefined,
        finished: undefined,
        followUpIds: [],
        waiters: new Set(),
      });
      return;
    }
    for (const track of affectedTracks(event, tracks)) {
      recordEvent(event, track);
      for (const waiter of track.waiters) waiter();
    }
    if (event.kind === 'interaction_end') tracks.delete(event.interaction.id);
  });

  const trackOf = (interaction: LiveInteraction): Track => {
    const track = tracks.get(interaction.id);
    if (track === undefined) throw new TypeError(`Interaction ${interaction.id} is not tracked`);
    return track;
  };

  return {
    async outcome(interaction) {
      const track = trackOf(interaction);
      await waitUntil(track, () => track.response !== undefined || track.failed !== undefined);
      return outcomeOf(world, interaction, track);
    },
    async choices(interaction) {
      const track = trackOf(interaction);
      await waitUntil(track, () => track.response !== undefined || track.failed !== undefined);
      if (track.response?.type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
        return track.response.choices;
      }
      throw new UserActionError(
        `Loading options failed: the application ${track.failed ?? 'sent no choices'}`,
      );
    },
    close,
  };
}

function affectedTracks(event: WorldEvent, tracks: ReadonlyMap<string, Track>): Track[] {
  if ('interaction' in event) {
    const track = tracks.get(event.interaction.id);
    return track === undefined ? [] : [track];
  }
  if (event.kind !== 'message_delete') return [];
  return [...tracks.values()].filter(track => messageOf(track.response)?.id === event.message.id);
}

function recordEvent(event: WorldEvent, track: Track): void {
  if (event.kind === 'interaction_response') track.response = event.response;
  if (event.kind === 'interaction_timeout') track.failed = 'did not respond in time';
  if (event.kind === 'interaction_end') track.failed ??= 'did not respond in time';
  if (event.kind === 'message_delete') track.failed ??= 'deleted its response';
  if (event.kind !== 'interaction_message') return;
  const { message, interaction } = event;
  track.finished ??= message;
  const isResponse = message.id === messageOf(track.response)?.id || message.id === interaction.source?.id;
  if (!isResponse) track.followUpIds.push(message.id);
}

async function waitUntil(track: Track, isReached: () => boolean): Promise<void> {
  if (isReached()) return;
  await new Promise<void>(resolve => {
    const waiter = (): void => {
      if (!isReached()) return;
      track.waiters.delete(waiter);
      resolve();
    };
    track.waiters.add(waiter);
  });
}

function messageOf(response: InteractionResponse | undefined): Message | undefined {
  return response !== undefined && 'message' in response ? response.message : undefined;
}

/** Returns the message with the final response; undefined until then. */
function finalMessage(track: Track): Message | undefined {
  const type = track.response?.type;
  const isDeferred =
    type === InteractionResponseType.DeferredChannelMessageWithSource ||
    type === InteractionResponseType.DeferredMessageUpdate;
  return isDeferred ? track.finished : messageOf(track.response);
}

function outcomeOf(world: World, interaction: LiveInteraction, track: Track): Outcome {
  const { response } = track;
  const message = messageOf(response);
  const expectsMessage =
    message !== undefined || response?.type === InteractionResponseType.DeferredMessageUpdate;
  return {
    interaction,
    first:
      response === undefined
        ? null
        : {
            type: response.type,
            ephemeral: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
            message: message ?? null,
            modal: 'modal' in response ? response.modal : null,
          },
    failed: response === undefined ? (track.failed ?? null) : null,
    followUps: () => [...new Set(track.followUpIds)].flatMap(id => world.messages.find(id) ?? []),
    async message() {
      if (response !== undefined && !expectsMessage)
        throw new UserActionError('The application responded without a message');
      await waitUntil(track, () => finalMessage(track) !== undefined || track.failed !== undefined);
      const final = finalMessage(track);
      const current = final === undefined ? undefined : world.messages.find(final.id);
      if (current === undefined)
        throw new UserActionError(`The application ${track.failed ?? 'deleted its response'}`);
      return current;
    },
  };
}
