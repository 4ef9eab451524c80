import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { AllowedMentions } from '../validation/allowed-mentions.ts';
import { displayedTexts } from '../validation/component-tree.ts';
import type { MessageBody } from '../validation/message-form.ts';
import type { Guild } from './guild.ts';
import { has } from './permissions.ts';

/** Whom a message pings. */
export interface Pings {
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
}

/**
 * Whom a message pings: the mentions in its text and text displays (embeds never ping), as far as allowed_mentions and
 * the author's permissions let them through (docs, "Allowed Mentions Object").
 * @param permissions the author's, in the channel
 */
export function pingsOf(
  body: Pick<MessageBody, 'content' | 'components'>,
  allowed: AllowedMentions | undefined,
  permissions: bigint,
  guild: Guild | undefined,
): Pings {
  const written = withoutCode([body.content, ...displayedTexts(body.components)].join('\n'));
  const mayPingAll = has(permissions, PermissionFlagsBits.MentionEveryone);
  const lets = (kind: 'users' | 'roles' | 'everyone'): boolean =>
    allowed === undefined || (allowed.parse ?? []).includes(kind);
  const mentionable = (id: string): boolean =>
    mayPingAll || guild?.roles.find(role => role.id === id)?.mentionable === true;
  return {
    userIds: ids(written, /<@!?(\d+)>/gu).filter(id => lets('users') || (allowed?.users ?? []).includes(id)),
    roleIds: ids(written, /<@&(\d+)>/gu).filter(
      id => mentionable(id) && (lets('roles') || (allowed?.roles ?? []).includes(id)),
    ),
    everyone: /@(?:everyone|here)\b/u.test(written) && mayPingAll && lets('everyone'),
  };
}

/** A mention inside a code span or block is only text. */
function withoutCode(written: string): string {
  return written.replaceAll(/```[\s\S]*?```|`[^`\n]*`/gu, ' ');
}

function ids(written: string, pattern: RegExp): string[] {
  return [...new Set([...written.matchAll(pattern)].flatMap(match => match[1] ?? []))];
}
