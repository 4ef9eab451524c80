import { isSameEmoji } from '../core/message/reaction.ts';
import { UserError } from '../core/message/user-error.ts';
import type { ServerSettings, ServerSettingsChanges } from '../core/server-settings.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { rescheduleFinds } from './reschedule-finds.ts';

/**
 * Changes the given settings of a server, and no others: what another admin changes at the same time stays. Returns all of
 * them. Throws `UserError`, and changes nothing, if one emoji would mean both saving and voting.
 */
export async function changeServerSettings(
  guildId: string,
  changes: ServerSettingsChanges,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: number },
): Promise<ServerSettings> {
  return unitOfWork(async stores => {
    const changed = await stores.serverSettings.change(guildId, changes);
    if (isSameEmoji(changed.saveEmoji, changed.voteEmoji))
      throw new UserError(`${changed.saveEmoji} cannot both save and vote: choose another emoji.`);
    if (changes.timezone !== undefined)
      await rescheduleFinds(await stores.watches.inGuild(guildId), now, stores);
    return changed;
  });
}
