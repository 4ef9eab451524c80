import { PermissionFlagsBits } from 'discord-api-types/v10';
import { createSnowflakes } from '../snowflake.ts';
import { createDirectory } from './directory.ts';
import type { DirectoryContent } from './directory-content.ts';
import { contentOf } from './directory-content.ts';
import { createEventStream } from './event-stream.ts';
import { createFounding } from './create-guild.ts';
import type { ForumChannel, Guild, GuildChannel, Role, User } from './guild.ts';
import { newUser } from './new-noun.ts';

/** The first of March 2024: the seeded world is older than anything a clock of today makes. */
const FOUNDED_AT = Date.UTC(2024, 2, 1);

/** The app whose bot is connected. */
export interface Application {
  readonly id: string;
  readonly name: string;
}

/** The app and its bot user: always with the same ids. */
export interface Robot {
  readonly application: Application;
  readonly user: User;
}

/** What the world begins with: always with the same ids. */
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
  readonly people: { readonly ada: User; readonly ben: User; readonly cleo: User };
  /** The newest id in it: a later release's seed goes on behind it. */
  readonly lastId: string;
}

/** The app "Paperboy" and its bot. */
export function seedRobot(): Robot {
  const ids = createSnowflakes(() => Date.UTC(2024, 1, 1));
  const id = ids.next();
  // An app made today has one id for itself and its bot.
  return { application: { id, name: 'Paperboy' }, user: newUser(id, 'Paperboy', null, true) };
}

/** Founds the guild "Reading Group", and tells all there is then. */
export function seedWorld(bot: User): { readonly seed: Seed; readonly content: DirectoryContent } {
  const events = createEventStream();
  const directory = createDirectory(events);
  const snowflakes = createSnowflakes(() => FOUNDED_AT);
  const founding = createFounding({
    directory,
    events,
    snowflakes,
    now: () => FOUNDED_AT,
    bot,
  });
  directory.addUser(bot);
  const owner = founding.addUser({ username: 'reading.group', globalName: 'Reading Group Owner' });
  const ada = founding.addUser({ username: 'ada', globalName: 'Ada' });
  const ben = founding.addUser({ username: 'ben', globalName: 'Ben' });
  const cleo = founding.addUser({ username: 'cleo', globalName: 'Cleo' });
  const { id } = founding.addGuild({ name: 'Reading Group', ownerId: owner.id });
  const admin = founding.addRole(id, { name: 'admin', permissions: PermissionFlagsBits.ManageGuild });
  const botRole = founding.addRole(id, { name: 'Paperboy' });
  founding.addMember(id, bot.id, [botRole.id]);
  founding.addMember(id, ada.id, [admin.id]);
  const papers = founding.addChannel(id, { name: 'papers', topic: 'Papers and digests' });
  const general = founding.addChannel(id, { name: 'general' });
  const quiet = founding.addChannel(id, { name: 'quiet' });
  founding.setOverwrite(quiet.id, { id: botRole.id, deny: PermissionFlagsBits.SendMessages });
  // Whatever is added comes last, so that what was there before keeps its id.
  const forum = founding.addForum(id, {
    name: 'paper-forum',
    topic: 'A post for each paper',
    tags: [
      { name: 'paper', emoji: '📄' },
      { name: 'question', emoji: '❓' },
    ],
  });
  const curator = founding.addRole(id, { name: 'curator', permissions: PermissionFlagsBits.ManageMessages });
  founding.addMember(id, ben.id, [curator.id]);
  founding.addMember(id, cleo.id);
  const seed: Seed = {
    guild: directory.guild(id),
    roles: { admin, bot: botRole, curator },
    channels: { papers, general, quiet, forum },
    people: { ada, ben, cleo },
    lastId: snowflakes.last,
  };
  return { seed, content: contentOf(directory) };
}
