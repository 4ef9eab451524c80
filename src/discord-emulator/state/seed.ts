import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createSnowflakeGenerator } from '../snowflake.ts';
import { createDirectory } from './directory.ts';
import type { DirectoryContent } from './directory-content.ts';
import { readDirectory } from './directory-content.ts';
import { createEventStream } from './event-stream.ts';
import { createGuildBuilder } from './guild-builder.ts';
import type { ForumChannel, Guild, GuildChannel, Role, User } from './guild.ts';
import { createUser } from './entity-defaults.ts';

/** The seed is dated 1 March 2024, so that it is older than anything created by a current clock. */
const SEED_TIME_MS = Date.UTC(2024, 2, 1);

/** The app whose bot is connected. */
export interface Application {
  readonly id: string;
  readonly name: string;
}

/** The app and its bot user. Their ids are the same in every run. */
export interface BotAccount {
  readonly application: Application;
  readonly user: User;
}

/** What a new world contains. The ids are the same in every run. */
export interface Seed {
  readonly guild: Guild;
  /** Ada has `admin` (Manage Server), the bot has `bot`, Ben has `curator` (Manage Messages). */
  readonly roles: { readonly admin: Role; readonly bot: Role; readonly curator: Role };
  /** The bot may not send in `quiet`. */
  readonly channels: {
    readonly papers: GuildChannel;
    readonly general: GuildChannel;
    readonly quiet: GuildChannel;
    /** `paper-forum`, with the tags `paper` and `question`. */
    readonly forum: ForumChannel;
  };
  readonly users: { readonly ada: User; readonly ben: User; readonly cleo: User };
  /** The newest id of the seed. A later release's seed adds ids after it. */
  readonly lastId: string;
}

/** Returns the app "Paperboy" and its bot user. */
export function seedBot(): BotAccount {
  const ids = createSnowflakeGenerator(() => Date.UTC(2024, 1, 1));
  const id = ids.next();
  // For apps created today, the app and its bot have the same id.
  return { application: { id, name: 'Paperboy' }, user: createUser(id, 'Paperboy', null, true) };
}

/** Returns the seed with the guild "Reading Group", and the content of the directory that holds it. */
export function seedWorld(bot: User): { readonly seed: Seed; readonly content: DirectoryContent } {
  const events = createEventStream();
  const directory = createDirectory(events);
  const snowflakes = createSnowflakeGenerator(() => SEED_TIME_MS);
  const builder = createGuildBuilder({
    directory,
    events,
    snowflakes,
    now: () => SEED_TIME_MS,
    bot,
  });
  directory.addUser(bot);
  const owner = builder.addUser({ username: 'reading.group', globalName: 'Reading Group Owner' });
  const ada = builder.addUser({ username: 'ada', globalName: 'Ada' });
  const ben = builder.addUser({ username: 'ben', globalName: 'Ben' });
  const cleo = builder.addUser({ username: 'cleo', globalName: 'Cleo' });
  const { id } = builder.addGuild({ name: 'Reading Group', ownerId: owner.id });
  const admin = builder.addRole(id, { name: 'admin', permissions: PermissionFlagsBits.ManageGuild });
  const botRole = builder.addRole(id, { name: 'Paperboy' });
  builder.addMember(id, bot.id, [botRole.id]);
  builder.addMember(id, ada.id, [admin.id]);
  const papers = builder.addChannel(id, { name: 'papers', topic: 'Papers and digests' });
  const general = builder.addChannel(id, { name: 'general' });
  const quiet = builder.addChannel(id, { name: 'quiet' });
  builder.setOverwrite(quiet.id, { id: botRole.id, deny: PermissionFlagsBits.SendMessages });
  // Additions go last, so that everything before keeps its id.
  const forum = builder.addForum(id, {
    name: 'paper-forum',
    topic: 'A post for each paper',
    tags: [
      { name: 'paper', emoji: '📄' },
      { name: 'question', emoji: '❓' },
    ],
  });
  const curator = builder.addRole(id, { name: 'curator', permissions: PermissionFlagsBits.ManageMessages });
  builder.addMember(id, ben.id, [curator.id]);
  builder.addMember(id, cleo.id);
  const seed: Seed = {
    guild: directory.guild(id),
    roles: { admin, bot: botRole, curator },
    channels: { papers, general, quiet, forum },
    users: { ada, ben, cleo },
    lastId: snowflakes.last,
  };
  return { seed, content: readDirectory(directory) };
}
