import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/**
 * A message in Discord's format, made of components only (flag `IsComponentsV2`). It notifies no one but the members of
 * `roles`.
 */
export interface MessageBody {
  /** Bit set of Discord's `MessageFlags`. */
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly []; readonly roles?: readonly [string] };
}
