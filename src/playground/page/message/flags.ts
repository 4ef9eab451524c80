import { MessageFlags } from 'discord-api-types/payloads/v10';

/** The flags of a message that the page uses (docs, "Message Flags"). */
export interface FlagView {
  /** Ephemeral: only the viewer sees the message. */
  readonly isPrivate: boolean;
  /** The response is deferred: the app is “thinking…”. */
  readonly isLoading: boolean;
  readonly hidesEmbeds: boolean;
  /** The message uses Components V2: it has components only. */
  readonly isComponents: boolean;
}

/** Decodes `flags`. */
export function readFlags(flags: number): FlagView {
  return {
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    isLoading: (flags & MessageFlags.Loading) !== 0,
    hidesEmbeds: (flags & MessageFlags.SuppressEmbeds) !== 0,
    isComponents: (flags & MessageFlags.IsComponentsV2) !== 0,
  };
}
