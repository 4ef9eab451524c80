import { SECOND_MS } from '../time/duration.ts';
import { createCooldown, type CallsByUser, type Cooldown } from './cooldown.ts';

/** How long a command or the use of a component counts, ms. */
export const CALL_WINDOW_MS = 10 * SECOND_MS;

/** Enough for someone who searches, too little to keep the bot busy. */
const MAX_COMMANDS = 5;
/** Turning pages and saving is quicker than typing. */
const MAX_COMPONENT_USES = 20;

/** Messages of one user that are answered: more than someone pastes who looks papers up. */
const MAX_MESSAGES = 5;
const MESSAGE_WINDOW_MS = 20 * SECOND_MS;

/** Users whose calls other processes are told, of each kind: more than call in a window, but in a flood. */
const MAX_SHARED_USERS = 1_000;

/** The kinds of calls that are counted, each apart; `messages` to the bot are those that it answers. */
const KINDS = ['commands', 'componentUses', 'messages'] as const;

/** What limits the calls of each user. */
export type UserCooldowns = Readonly<Record<(typeof KINDS)[number], Cooldown>>;

/** Calls of the last seconds, by kind; another process may have other kinds. */
export type RecentCalls = Readonly<Record<string, CallsByUser>>;

/** Creates cooldowns without calls. */
export function createUserCooldowns(): UserCooldowns {
  return {
    commands: createCooldown({ limit: MAX_COMMANDS, windowMs: CALL_WINDOW_MS }),
    componentUses: createCooldown({ limit: MAX_COMPONENT_USES, windowMs: CALL_WINDOW_MS }),
    messages: createCooldown({ limit: MAX_MESSAGES, windowMs: MESSAGE_WINDOW_MS }),
  };
}

/** Returns the calls that were counted here and still count at `now`, ms since the epoch; `undefined` if there are none. */
export function recentCallsOf(cooldowns: UserCooldowns, now: number): RecentCalls | undefined {
  const calls = KINDS.map(kind => [kind, cooldowns[kind].recentCalls(now, MAX_SHARED_USERS)] as const);
  const made = calls.filter(([, byUser]) => Object.keys(byUser).length > 0);
  return made.length === 0 ? undefined : Object.fromEntries(made);
}

/** Sets the calls that other processes have counted: a user's limits hold over all of them. */
export function setOtherCalls(cooldowns: UserCooldowns, others: readonly RecentCalls[]): void {
  for (const kind of KINDS)
    cooldowns[kind].setOtherCalls(others.map(calls => calls[kind]).filter(byUser => byUser !== undefined));
}
