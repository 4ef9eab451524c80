import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/**
 * A message as Discord takes it, made of components alone (flag IsComponentsV2). It mentions nobody, whatever its
 * text says.
 */
export interface MessageBody {
  /** Bit set of Discord's `MessageFlags`. */
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}
