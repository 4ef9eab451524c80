import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { App, Caller, ComponentUse, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Watch } from '../../src/core/watch/watch.ts';
import { watchName } from '../../src/views/watch/watch-text.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { hasTypedWords } from '../has-typed-words.ts';

type Needs = Pick<App, 'watches' | 'channelAccess'>;

/**
 * Returns the watches that a caller may see and change: their own, and for members with Manage Server those in the channels
 * of this server. Those by direct message are their owner's alone.
 */
export async function changeableWatches(
  { userId, guildId, managesGuild }: Pick<Caller, 'userId' | 'guildId' | 'managesGuild'>,
  { watches }: Pick<App, 'watches'>,
): Promise<Watch[]> {
  const own = await watches.list(userId);
  const inChannels = guildId !== null && managesGuild ? await watches.inGuild(guildId) : [];
  const others = inChannels.filter(watch => watch.userId !== userId);
  return [...own, ...others];
}

/** Returns the watch that the option names, by number or by the name that completion shows. Throws `UserError`. */
export async function chosenWatch(invocation: Invocation, app: Needs): Promise<Watch> {
  const wanted = invocation.options.string('watch')?.trim() ?? '';
  const all = await changeableWatches(invocation, app);
  const chosen = all.find(
    each => String(each.id) === wanted.replace(/^#/, '') || nameOf(each, app) === wanted,
  );
  if (!chosen) throw noSuchWatch();
  return chosen;
}

/** Returns the watch that the first argument of a component names. Throws `UserError` if the caller may not change it. */
export async function watchOfComponent(
  use: ComponentUse,
  app: Pick<App, 'watches'>,
): Promise<{ readonly watch: Watch; readonly all: readonly Watch[] }> {
  const all = await changeableWatches(use, app);
  const watch = all.find(each => String(each.id) === use.args[0]);
  if (!watch) throw noSuchWatch();
  return { watch, all };
}

/** Completes to the watches that a caller may change whose names have every typed word, or its beginning. */
export async function completeWatch(
  text: string,
  caller: Caller,
  app: Needs,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  return (await changeableWatches(caller, app))
    .map(each => ({ name: nameOf(each, app), value: String(each.id) }))
    .filter(({ name, value }) => value === text.trim() || hasTypedWords(name, text))
    .slice(0, MAX_CHOICES);
}

function nameOf(watch: Watch, { channelAccess }: Pick<App, 'channelAccess'>): string {
  const { where } = watch;
  const channel = where.kind === 'dm' ? undefined : channelAccess.channelName(where.channelId);
  return choiceName(watchName(watch, channel));
}

function noSuchWatch(): UserError {
  return new UserError(
    'You have no such watch. Pick one from the list that appears while you type, or see `/watch list`.',
  );
}
