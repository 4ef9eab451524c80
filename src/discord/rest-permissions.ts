import { OverwriteType, PermissionFlagsBits, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import { hasErrorCode } from './rest-problem.ts';
import { POSTING_PERMISSIONS } from './channel-access.ts';

/** A set of permissions, which Discord sends as text: it is longer than a number. */
const permissionSet = z.string().transform(text => BigInt(text));

const guildSchema = z.object({
  name: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: permissionSet })),
});

const memberSchema = z.object({ roles: z.array(z.string()) });

const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  permission_overwrites: z
    .array(
      z.object({
        id: z.string(),
        type: z.enum(OverwriteType),
        allow: permissionSet,
        deny: permissionSet,
      }),
    )
    .default([]),
});

type Overwrites = z.infer<typeof channelSchema>['permission_overwrites'];

/** A server as the bot may use it. */
export interface ServerPermissions {
  readonly guildName: string;
  /** Returns the permissions of the bot in a channel and its name; `undefined` if the server has no such channel. Threads are not listed. */
  channel(channelId: string): { readonly name: string; readonly permissions: bigint } | undefined;
}

/**
 * Reads the permissions of a user in a server and its channels, by three requests. Returns `undefined` for a server that the bot
 * cannot see. Throws the errors of the REST client.
 */
export async function readServerPermissions(
  rest: Pick<REST, 'get'>,
  guildId: string,
  userId: string,
): Promise<ServerPermissions | undefined> {
  try {
    const guild = guildSchema.parse(await rest.get(Routes.guild(guildId)));
    const { roles } = memberSchema.parse(await rest.get(Routes.guildMember(guildId, userId)));
    const channels = z.array(channelSchema).parse(await rest.get(Routes.guildChannels(guildId)));
    const held = guild.roles
      .filter(({ id }) => id === guildId || roles.includes(id))
      .reduce((all, { permissions }) => all | permissions, 0n);
    const hasAll = guild.owner_id === userId || (held & PermissionFlagsBits.Administrator) !== 0n;
    return {
      guildName: guild.name,
      channel(channelId) {
        const channel = channels.find(({ id }) => id === channelId);
        if (!channel) return undefined;
        const { name, permission_overwrites: overwrites } = channel;
        return {
          name,
          permissions: hasAll ? ~0n : withOverwrites(held, overwrites, { guildId, roles, userId }),
        };
      },
    };
  } catch (error) {
    if (hasErrorCode(error, UNKNOWN_GUILD) || hasErrorCode(error, MISSING_ACCESS)) return undefined;
    throw error;
  }
}

/** Discord's codes for a server that the bot has left. */
const UNKNOWN_GUILD = 10_004;
const MISSING_ACCESS = 50_001;

/** Applies the overwrites of a channel in Discord's order: @everyone, all roles together, the member (docs, "Permission Overwrites"). */
function withOverwrites(
  held: bigint,
  overwrites: Overwrites,
  {
    guildId,
    roles,
    userId,
  }: { readonly guildId: string; readonly roles: readonly string[]; readonly userId: string },
): bigint {
  const groups = [
    overwrites.filter(({ id }) => id === guildId),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guildId && roles.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId),
  ];
  return groups.reduce((permissions, group) => {
    const denied = group.reduce((all, { deny }) => all | deny, 0n);
    const allowed = group.reduce((all, { allow }) => all | allow, 0n);
    return (permissions & ~denied) | allowed;
  }, held);
}

/** Returns the names of the permissions that the bot needs and lacks, as in Discord's settings. */
export function missingPermissions(permissions: bigint): string[] {
  return [...POSTING_PERMISSIONS, [PermissionFlagsBits.AddReactions, 'Add Reactions'] as const]
    .filter(([flag]) => (permissions & flag) === 0n)
    .map(([, name]) => name);
}
