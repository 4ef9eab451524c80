import type { ChannelView, RoleView, Scene } from '../../web/protocol.ts';
import type { User } from '../message/names.ts';

/** What options and selects of people, roles and channels can mean. */
export interface Entities {
  readonly users: readonly User[];
  readonly roles: readonly RoleView[];
  readonly channels: readonly ChannelView[];
}

/** Those that can be meant. @param here where it is asked: in a direct message only the two who are in it can */
export function entitiesOf(scene: Scene, here: ChannelView): Entities {
  if (here.kind === 'dm') return { users: [scene.me, scene.bot], roles: [], channels: [] };
  const { members, roles } = scene.guild;
  const users = members.some(({ id }) => id === scene.bot.id) ? members : [...members, scene.bot];
  return { users, roles, channels: scene.channels.filter(({ kind }) => kind !== 'dm') };
}

/** A role as it is written: `@everyone` has its sign in its name already. */
export function roleMention({ name }: RoleView): string {
  return name.startsWith('@') ? name : `@${name}`;
}
