import type { MessageView, Scene } from '../../web/protocol.ts';

/** A user of the emulator. */
export type User = MessageView['author'];

/** Returns the name that is shown for a user. */
export function displayName(user: User): string {
  return user.global_name ?? user.username;
}

/** Finds a user of the server, or the app, by id. */
export function findUser(id: string, { me, bot, users, guild }: Scene): User | undefined {
  return [me, bot, ...guild.members, ...users.map(each => each.user)].find(each => each.id === id);
}
