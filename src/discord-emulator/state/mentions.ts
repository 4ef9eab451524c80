import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { AllowedMentions } from '../validation/allowed-mentions.ts';
import { displayedTexts } from '../validation/component-tree.ts';
import type { MessageBody } from '../validation/message-form.ts';
import type { Guild } from './guild.ts';
import { hasPermissions } from './permissions.ts';

/** The users and roles that a message pings. */
export interface Pings {
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
}

/**
 * Returns the users and roles that a message pings: the mentions in its content and text displays (embeds never ping) that allowed_mentions
 * and the author's permissions permit (docs, "Allowed Mentions Object").
 * @param permissions the author's, in the channel
 */
export function pingsOf(
  body: Pick<MessageBody, 'content' | 'components'>,
  allowed: AllowedMentions | undefined,
  permissions: bigint,
  guild: Guild | undefined,
): Pings {
  const markdown = withoutCode([body.content, ...displayedTexts(body.components)].join('\n'));
  const canMentionEveryone = hasPermissions(permissions, PermissionFlagsBits.MentionEveryone);
  const allows = (kind: 'users' | 'roles' | 'everyone'): boolean =>
    allowed === undefined || (allowed.parse ?? []).includes(kind);
  const mentionable = (id: string): boolean =>
    canMentionEveryone || guild?.roles.find(role => role.id === id)?.mentionable === true;
  return {
    userIds: mentionedIds(markdown, /<@!?(\d+)>/gu).filter(
      id => allows('users') || (allowed?.users ?? []).includes(id),
    ),
    roleIds: mentionedIds(markdown, /<@&(\d+)>/gu).filter(
      id => mentionable(id) && (allows('roles') || (allowed?.roles ?? []).includes(id)),
    ),
    everyone: /@(?:everyone|here)\b/u.test(markdown) && canMentionEveryone && allows('everyone'),
  };
}

/** Removes code spans and blocks: a mention inside one is plain text. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/```[\s\S]*?```|`[^`\n]*`/gu, ' ');
}

function mentionedIds(markdown: string, pattern: RegExp): string[] {
  return [...new Set([...markdown.matchAll(pattern)].flatMap(match => match[1] ?? []))];
}
