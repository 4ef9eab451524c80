import { MessageFlags } from 'discord-api-types/payloads/v10';

/** What a message's `flags` say (docs, "Message Flags"). */
export interface FlagView {
  /** Its reader alone sees it. */
  readonly isPrivate: boolean;
  /** The app is 'thinking…'. */
  readonly isLoading: boolean;
  readonly hidesEmbeds: boolean;
  /** It is made of components alone. */
  readonly isComponents: boolean;
}

/** Reads `flags`. */
export function readFlags(flags: number): FlagView {
  return {
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    isLoading: (flags & MessageFlags.Loading) !== 0,
    hidesEmbeds: (flags & MessageFlags.SuppressEmbeds) !== 0,
    isComponents: (flags & MessageFlags.IsComponentsV2) !== 0,
  };
}
