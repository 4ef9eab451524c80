import { isSameEmoji, type ReactionEmoji } from '../core/message/reaction.ts';
import type { ServerSettings, ServerSettingsChanges } from '../core/server-settings.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { rescheduleFinds } from './reschedule-finds.ts';

/** The settings of a server after a change. */
export interface ChangeServerSettingsResult {
  readonly settings: ServerSettings;
  /** Whether the emoji that saves and the one that votes were swapped. */
  readonly hasSwappedEmoji: boolean;
}

/**
 * Changes the given settings of a server, and no others: what another admin changes at the same time stays. One emoji cannot both
 * save and vote: if the one that votes is to save, the one that saved votes from then on, and the other way round.
 */
export async function changeServerSettings(
  guildId: string,
  changes: ServerSettingsChanges,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: number },
): Promise<ChangeServerSettingsResult> {
  return unitOfWork(async stores => {
    const { serverSettings } = stores;
    const before = await serverSettings.get(guildId);
    const changed = await serverSettings.change(guildId, changes);
    const hasSwappedEmoji = isSameEmoji(changed.saveEmoji, changed.voteEmoji);
    const settings = hasSwappedEmoji
      ? await serverSettings.change(guildId, swappedEmoji(before, changes))
      : changed;
    if (changes.timezone !== undefined)
      await rescheduleFinds(await stores.watches.inGuild(guildId), now, stores);
    return { settings, hasSwappedEmoji };
  });
}

/** Returns the change of the emoji that is not given: it is what the given one was. */
function swappedEmoji(before: ReactionEmoji, { saveEmoji }: ServerSettingsChanges): ServerSettingsChanges {
  return saveEmoji === undefined ? { saveEmoji: before.voteEmoji } : { voteEmoji: before.saveEmoji };
}
