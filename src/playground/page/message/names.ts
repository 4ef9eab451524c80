import type { MessageView, Scene } from '../../web/protocol.ts';

/** Somebody in the stand-in. */
export type User = MessageView['author'];

/** The name that others see. */
export function displayName(user: User): string {
  return user.global_name ?? user.username;
}

/** Somebody of the server, or the app. */
export function findUser(id: string, { me, bot, people, guild }: Scene): User | undefined {
  return [me, bot, ...guild.members, ...people.map(each => each.user)].find(each => each.id === id);
}
