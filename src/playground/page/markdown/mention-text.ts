import type { Scene } from '../../web/protocol.ts';
import { displayName, findUser } from '../message/user.ts';
import type { MarkdownNode } from './node.ts';

/** A node that refers to an entity by name. */
export type Mention = Extract<
  MarkdownNode,
  { type: 'user' | 'role' | 'channel' | 'everyone' | 'command' | 'navigation' }
>;

/** Returns the text of a mention. */
export function mentionText(mention: Mention, scene: Scene): string {
  switch (mention.type) {
    case 'user': {
      const user = findUser(mention.id, scene);
      return `@${user === undefined ? 'unknown-user' : displayName(user)}`;
    }
    case 'role':
      return `@${scene.guild.roles.find(each => each.id === mention.id)?.name ?? 'unknown-role'}`;
    case 'channel':
      return `#${scene.channels.find(each => each.id === mention.id)?.name ?? 'unknown'}`;
    case 'everyone':
      return `@${mention.name}`;
    case 'command':
      return `/${mention.name}`;
    case 'navigation':
      break;
  }
  return mention.name;
}
