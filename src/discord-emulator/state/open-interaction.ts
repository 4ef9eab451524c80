import { ApplicationIntegrationType, MessageFlags } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { LiveInteraction } from './interaction.ts';
import type { Message } from './message.ts';

/** Followup messages if only the user installed the app (docs, "Create Followup Message"; code 40094). */
const MAX_FOLLOW_UPS = 5;

/** An interaction whose token is valid, and how far the app has responded to it. It changes in place. */
export interface OpenInteraction {
  readonly interaction: LiveInteraction;
  /** `late`: the app did not respond in time. */
  stage: 'open' | 'responded' | 'late';
  /** Id of the message of the first response; null if it has none. */
  originalId: string | null;
  /** Whether the first response shows "is thinking…". */
  isLoading: boolean;
  readonly followUpIds: Set<string>;
}

/** Creates the state of an interaction that the app has not responded to. */
export function createOpenInteraction(interaction: LiveInteraction): OpenInteraction {
  return { interaction, stage: 'open', originalId: null, isLoading: false, followUpIds: new Set() };
}

/** Throws unless the app may send its first response. @throws ApiError 10062, 40060 */
export function throwIfNotAwaitingResponse({ stage }: OpenInteraction): void {
  if (stage === 'late') throw apiError('unknownInteraction');
  if (stage === 'responded') throw apiError('alreadyAcknowledged');
}

/** Throws if the app may send no more followup messages. @throws ApiError 40094 */
export function throwIfTooManyFollowUps({ interaction, followUpIds }: OpenInteraction): void {
  const isUserInstallOnly = !(ApplicationIntegrationType.GuildInstall in interaction.owners);
  if (isUserInstallOnly && followUpIds.size >= MAX_FOLLOW_UPS) throw apiError('tooManyFollowUps');
}

/** Records the first response. @param original its message, if it has one */
export function recordResponse(state: OpenInteraction, original: Message | undefined): void {
  state.stage = 'responded';
  state.originalId = original?.id ?? null;
  state.isLoading = ((original?.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** Returns true if a message is the first response or a followup message. */
export function isOwnMessage({ originalId, followUpIds }: OpenInteraction, messageId: string): boolean {
  return messageId === originalId || followUpIds.has(messageId);
}
