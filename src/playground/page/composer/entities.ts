import type { ChannelView, RoleView, Scene } from '../../web/protocol.ts';
import type { User } from '../message/user.ts';

/** The users, roles and channels that options can refer to. */
export interface Entities {
  readonly users: readonly User[];
  readonly roles: readonly RoleView[];
  readonly channels: readonly ChannelView[];
}

/** Returns what options in a channel can refer to: in a direct message, only its two members. */
export function entitiesOf(scene: Scene, channel: ChannelView): Entities {
  if (channel.kind === 'dm') return { users: [scene.me, scene.bot], roles: [], channels: [] };
  const { members, roles } = scene.guild;
  const users = members.some(({ id }) => id === scene.bot.id) ? members : [...members, scene.bot];
  return { users, roles, channels: scene.channels.filter(({ kind }) => kind !== 'dm') };
}

/** Returns a role’s mention as text; the name of `@everyone` contains the sign already. */
export function roleMention({ name }: RoleView): string {
  return name.startsWith('@') ? name : `@${name}`;
}
