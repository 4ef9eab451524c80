import * as z from 'zod';
import type { DatabaseLocation } from '../core/database-location.ts';
import { ConfigError } from './config-error.ts';
import { databaseUrlSchema } from './database-url.ts';
import { shardCountSchema, shardIdsProblem, shardIdsSchema, type ShardConfig } from './shard-config.ts';

/** The settings in the environment, checked. */
export interface Config {
  /** `undefined` starts the playground instead of connecting to Discord. */
  readonly discordToken: string | undefined;
  /** REST base such as `http://127.0.0.1:8080/api`; `undefined` is Discord's own. */
  readonly discordApiUrl: string | undefined;
  /** Whether a proxy at `discordApiUrl` keeps to Discord's global rate limit, for all that send through it. */
  readonly hasRateLimitProxy: boolean;
  /** Whether the bot receives the content of all messages that it sees, which has to be allowed in the developer portal. */
  readonly readsMessageContent: boolean;
  /** Commands are registered only in this guild, where they appear at once. */
  readonly devGuildId: string | undefined;
  readonly shards: ShardConfig;
  /** Files and folders are relative to the working directory. */
  readonly database: DatabaseLocation;
  /** `info` by default; `warn` in the playground, whose console shares the terminal. */
  readonly logLevel: LogLevel;
  /** Loopback port of the playground; 0 takes any free one. */
  readonly playgroundPort: number;
  /** Where health and metrics are served; `undefined` serves none. */
  readonly http: HttpConfig | undefined;
  /** The only sites that papers are fetched from. */
  readonly sources: SourcesConfig;
}

/** The address of health and metrics; port 0 takes any free one. */
export interface HttpConfig {
  readonly host: string;
  readonly port: number;
}

/** The http or https addresses of the remote sources, and what is sent to them. */
export interface SourcesConfig {
  readonly huggingFaceUrl: string;
  readonly huggingFaceToken: string | undefined;
  readonly arxivApiUrl: string;
  readonly arxivFeedUrl: string;
  /** Checked, but not used yet: OAI-PMH harvesting is not implemented. */
  readonly arxivOaiUrl: string;
  /** How the operator can be reached: an e-mail address or a web address. */
  readonly contact: string | undefined;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The address of a source. A user name or password in it would never be sent, so it may not have any. */
function sourceUrl(defaultAddress: string) {
  return z
    .url({ protocol: /^https?$/, error: `is not an http or https URL such as ${defaultAddress}` })
    .refine(url => !/^https?:\/\/[^/?#]*@/i.test(url), 'contains a user name or password: leave them out')
    .default(defaultAddress);
}

const NOT_A_PORT = 'is not a port: a number from 0 to 65535';

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, NOT_A_PORT)
  .transform(Number)
  .refine(port => port <= 65_535, NOT_A_PORT);

const environmentSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/, 'contains spaces: copy the token again from the Bot page of the developer portal')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http or https URL such as http://127.0.0.1:8080/api' })
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  RATE_LIMIT_PROXY: z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .default('false')
    .transform(text => text === 'true'),
  MESSAGE_CONTENT: z
    .enum(['on', 'off'], { error: 'is neither on nor off' })
    .default('off')
    .transform(text => text === 'on'),
  DEV_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, "is not a server's id: 17 to 20 digits, by 'Copy Server ID' in Discord")
    .optional(),
  SHARD_COUNT: shardCountSchema,
  SHARD_IDS: shardIdsSchema,
  DATABASE_URL: databaseUrlSchema,
  DATA_FOLDER: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not one of ${LOG_LEVELS.join(', ')}` }).optional(),
  PLAYGROUND_PORT: portSchema.default(4173),
  HTTP_PORT: portSchema.optional(),
  HTTP_HOST: z
    .string()
    .regex(/^[\w.:-]{1,253}$/, 'is not an address to listen on, such as 127.0.0.1 or ::1')
    .default('127.0.0.1'),
  HUGGINGFACE_URL: sourceUrl('https://huggingface.co'),
  HF_TOKEN: z
    .string()
    .regex(
      /^[!-~]+$/,
      'contains characters that no token has: copy it again from the settings of Hugging Face',
    )
    .optional(),
  ARXIV_API_URL: sourceUrl('https://export.arxiv.org/api/query'),
  ARXIV_FEED_URL: sourceUrl('https://rss.arxiv.org/atom'),
  ARXIV_OAI_URL: sourceUrl('https://oaipmh.arxiv.org/oai'),
  CONTACT: z
    .string()
    .regex(
      /^[!#-'*-~]{3,200}$/,
      'is not an e-mail address or a web address, in up to 200 plain characters without spaces',
    )
    .optional(),
});

const checkedEnvironmentSchema = environmentSchema.superRefine(
  ({ SHARD_COUNT: count, SHARD_IDS: ids, RATE_LIMIT_PROXY: hasProxy, DISCORD_API_URL: apiUrl }, context) => {
    if (hasProxy && apiUrl === undefined) {
      const message = 'needs DISCORD_API_URL: the address of the proxy';
      context.addIssue({ code: 'custom', path: ['RATE_LIMIT_PROXY'], message });
    }
    const message = shardIdsProblem({ count, ids });
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['SHARD_IDS'], message });
  },
);

/** Reads the environment. An empty value counts as unset. Throws `ConfigError` that lists every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const nonEmpty = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = checkedEnvironmentSchema.safeParse(nonEmpty);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(
      ['The configuration is invalid (set in the environment or in the file .env):', ...problems].join('\n'),
    );
  }
  const values = parsed.data;
  return {
    discordToken: values.DISCORD_TOKEN,
    discordApiUrl: values.DISCORD_API_URL,
    hasRateLimitProxy: values.RATE_LIMIT_PROXY,
    readsMessageContent: values.MESSAGE_CONTENT,
    devGuildId: values.DEV_GUILD_ID,
    shards: { count: values.SHARD_COUNT, ids: values.SHARD_IDS },
    database:
      values.DATABASE_URL.kind === 'postgres'
        ? { ...values.DATABASE_URL, folder: values.DATA_FOLDER }
        : values.DATABASE_URL,
    logLevel: values.LOG_LEVEL ?? (values.DISCORD_TOKEN === undefined ? 'warn' : 'info'),
    playgroundPort: values.PLAYGROUND_PORT,
    http: values.HTTP_PORT === undefined ? undefined : { host: values.HTTP_HOST, port: values.HTTP_PORT },
    sources: {
      huggingFaceUrl: values.HUGGINGFACE_URL,
      huggingFaceToken: values.HF_TOKEN,
      arxivApiUrl: values.ARXIV_API_URL,
      arxivFeedUrl: values.ARXIV_FEED_URL,
      arxivOaiUrl: values.ARXIV_OAI_URL,
      contact: values.CONTACT,
    },
  };
}
