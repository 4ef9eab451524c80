import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Choice } from '../validation/command-definition.ts';
import type { Modal } from '../validation/modal.ts';
import type { WorldEvent } from '../state/event-stream.ts';
import type { InteractionResponse, LiveInteraction } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';

/** The app's first answer, as the person sees it. */
export interface FirstAnswer {
  readonly type: InteractionResponseType;
  /** Whether the message is theirs alone. */
  readonly ephemeral: boolean;
  /** The message answered, or the one that says "is thinking…"; null when the answer is none. */
  readonly message: Message | null;
  readonly modal: Modal | null;
}

/** What became of something a person did. */
export interface Outcome {
  readonly interaction: LiveInteraction;
  /** Null when the app did not answer. */
  readonly first: FirstAnswer | null;
  /** Why the client shows "The application did not respond"; null when the app answered. */
  readonly failed: string | null;
  /** Further messages of the app, as they are now. */
  followUps(): readonly Message[];
  /**
   * The answer's message with its final content: at once, or when the app has finished a deferred answer.
   * @throws ActorError when the app failed, finished nothing within 15 min, deleted it, or answered without a message
   */
  message(): Promise<Message>;
}

/** Follows interactions from their beginning. */
export interface OutcomeTracker {
  /** Resolves with the app's first answer, or with its absence after 3 s. */
  outcome(interaction: LiveInteraction): Promise<Outcome>;
  /** The suggestions answered. @throws ActorError when the app did not answer in time */
  choices(interaction: LiveInteraction): Promise<readonly Choice[]>;
  /** Listens no longer. */
  close(): void;
}

interface Track {
  answer: InteractionResponse | undefined;
  failed: string | undefined;
  /** Something was edited or added after the first answer. */
  finished: Message | undefined;
  readonly followUpIds: string[];
  readonly waiters: Set<() => void>;
}

/** Makes a tracker over the events of a world. */
export function createOutcomeTracker(world: World): OutcomeTracker {
  const tracks = new Map<string, Track>();

  const close = world.events.subscribe(event => {
    if (event.kind === 'interaction_create') {
      tracks.set(event.interaction.id, {
        answer: undefined,
        failed: undefined,
        finished: undefined,
        followUpIds: [],
        waiters: new Set(),
      });
      return;
    }
    for (const track of concerned(event, tracks)) {
      note(event, track);
      for (const waiter of track.waiters) waiter();
    }
    if (event.kind === 'interaction_end') tracks.delete(event.interaction.id);
  });

  const trackOf = (interaction: LiveInteraction): Track => {
    const track = tracks.get(interaction.id);
    if (track === undefined) throw new TypeError(`Interaction ${interaction.id} is not followed`);
    return track;
  };

  return {
    async outcome(interaction) {
      const track = trackOf(interaction);
      await until(track, () => track.answer !== undefined || track.failed !== undefined);
      return outcomeOf(world, interaction, track);
    },
    async choices(interaction) {
      const track = trackOf(interaction);
      await until(track, () => track.answer !== undefined || track.failed !== undefined);
      if (track.answer?.type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
        return track.answer.choices;
      }
      throw new UserActionError(
        `Loading options failed: the application ${track.failed ?? 'gave no choices'}`,
      );
    },
    close,
  };
}

function concerned(event: WorldEvent, tracks: ReadonlyMap<string, Track>): Track[] {
  if ('interaction' in event) {
    const track = tracks.get(event.interaction.id);
    return track === undefined ? [] : [track];
  }
  if (event.kind !== 'message_delete') return [];
  return [...tracks.values()].filter(track => messageOf(track.answer)?.id === event.message.id);
}

function note(event: WorldEvent, track: Track): void {
  if (event.kind === 'interaction_response') track.answer = event.response;
  if (event.kind === 'interaction_timeout') track.failed = 'did not respond in time';
  if (event.kind === 'interaction_end') track.failed ??= 'did not respond in time';
  if (event.kind === 'message_delete') track.failed ??= 'deleted its answer';
  if (event.kind !== 'interaction_message') return;
  const { message, interaction } = event;
  track.finished ??= message;
  const isAnswer = message.id === messageOf(track.answer)?.id || message.id === interaction.source?.id;
  if (!isAnswer) track.followUpIds.push(message.id);
}

async function until(track: Track, isReached: () => boolean): Promise<void> {
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

function messageOf(answer: InteractionResponse | undefined): Message | undefined {
  return answer !== undefined && 'message' in answer ? answer.message : undefined;
}

/** The message that holds the final answer, as soon as it does. */
function finalOf(track: Track): Message | undefined {
  const type = track.answer?.type;
  const isDeferred =
    type === InteractionResponseType.DeferredChannelMessageWithSource ||
    type === InteractionResponseType.DeferredMessageUpdate;
  return isDeferred ? track.finished : messageOf(track.answer);
}

function outcomeOf(world: World, interaction: LiveInteraction, track: Track): Outcome {
  const { answer } = track;
  const message = messageOf(answer);
  const hasMessage = message !== undefined || answer?.type === InteractionResponseType.DeferredMessageUpdate;
  return {
    interaction,
    first:
      answer === undefined
        ? null
        : {
            type: answer.type,
            ephemeral: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
            message: message ?? null,
            modal: 'modal' in answer ? answer.modal : null,
          },
    failed: answer === undefined ? (track.failed ?? null) : null,
    followUps: () => [...new Set(track.followUpIds)].flatMap(id => world.messages.find(id) ?? []),
    async message() {
      if (answer !== undefined && !hasMessage)
        throw new UserActionError('The application answered without a message');
      await until(track, () => finalOf(track) !== undefined || track.failed !== undefined);
      const final = finalOf(track);
      const current = final === undefined ? undefined : world.messages.find(final.id);
      if (current === undefined)
        throw new UserActionError(`The application ${track.failed ?? 'deleted its answer'}`);
      return current;
    },
  };
}
