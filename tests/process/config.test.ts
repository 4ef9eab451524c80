import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/process/config.ts';
import { ConfigError } from '../../src/process/config-error.ts';
import { databasePasswords } from '../../src/process/database-url.ts';

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      discordToken: undefined,
      discordApiUrl: undefined,
      hasRateLimitProxy: false,
      readsMessageContent: false,
      devGuildId: undefined,
      shards: { count: 'auto', ids: 'auto' },
      database: { kind: 'sqlite', file: 'data/paperboy.sqlite' },
      logLevel: 'warn',
      playgroundPort: 4173,
      http: undefined,
      sources: {
        huggingFaceUrl: 'https://huggingface.co',
        huggingFaceToken: undefined,
        arxivApiUrl: 'https://export.arxiv.org/api/query',
        arxivFeedUrl: 'https://rss.arxiv.org/atom',
        arxivOaiUrl: 'https://oaipmh.arxiv.org/oai',
        contact: undefined,
      },
    });
  });

  it('treats an empty value, as in an unfilled .env file, as unset', () => {
    expect(readConfig({ DISCORD_TOKEN: '', LOG_LEVEL: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['file:data/x.sqlite', 'data/x.sqlite'],
    ['file:/var/lib/x.sqlite', '/var/lib/x.sqlite'],
    ['file:///var/lib/x.sqlite', '/var/lib/x.sqlite'],
    ['./x.sqlite', './x.sqlite'],
    ['file:///var/lib/a%20b.sqlite', '/var/lib/a b.sqlite'],
    ['file://localhost/var/lib/x.sqlite', '/var/lib/x.sqlite'],
  ])('reads DATABASE_URL %s as the path %s', (url, path) => {
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'sqlite', file: path });
  });

  it.each([
    'file:x.sqlite?mode=rwc',
    'file:~/x.sqlite',
    '~/x.sqlite',
    'file://host/x.sqlite',
    'file:a%zz.sqlite',
    'file:',
  ])('rejects DATABASE_URL %s', url => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow('DATABASE_URL is not a file');
  });

  it.each([
    'postgres://ada:secret@db.example.org:5433/paperboy?sslmode=require',
    'postgresql://ada@db/paperboy',
    'postgres://ada@%2Frun%2Fpostgresql/paperboy',
    'postgres:///paperboy?host=/run/postgresql',
  ])('takes DATABASE_URL %s as a database on a server', url => {
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  it.each(['postgres://ada:pa55word@db', 'postgres:paperboy', 'postgres://ada:pa55word@db:port/paperboy'])(
    'rejects DATABASE_URL %s without printing its password',
    url => {
      expect(() => readConfig({ DATABASE_URL: url })).toThrow('DATABASE_URL is not the URL of a database');
      expect(() => readConfig({ DATABASE_URL: url })).not.toThrow(/pa55word/);
    },
  );

  it('knows the password of DATABASE_URL, as it is written and decoded, to keep it out of the log', () => {
    expect(databasePasswords('postgres://ada:a%40b@db/paperboy')).toEqual(['a%40b', 'a@b']);
    expect(databasePasswords('postgres:///paperboy?host=/run&password=a%40b')).toEqual(['a@b']);
    expect(databasePasswords('file:data/paperboy.sqlite')).toEqual([]);
  });

  it('serves health and metrics on 127.0.0.1 if HTTP_PORT is set, and elsewhere by HTTP_HOST', () => {
    expect(readConfig({ HTTP_PORT: '9090' }).http).toEqual({ host: '127.0.0.1', port: 9090 });
    expect(readConfig({ HTTP_PORT: '0', HTTP_HOST: '::1' }).http).toEqual({ host: '::1', port: 0 });
    expect(readConfig({ HTTP_HOST: '::1' }).http).toBeUndefined();
  });

  it.each([
    [{ SHARD_COUNT: '4' }, { count: 4, ids: 'auto' }],
    [
      { SHARD_COUNT: '4', SHARD_IDS: 'auto' },
      { count: 4, ids: 'auto' },
    ],
    [{ SHARD_COUNT: 'auto' }, { count: 'auto', ids: 'auto' }],
    [
      { SHARD_COUNT: '4', SHARD_IDS: '1, 0,1' },
      { count: 4, ids: [0, 1] },
    ],
    [
      { SHARD_COUNT: '8', SHARD_IDS: '0-2,5' },
      { count: 8, ids: [0, 1, 2, 5] },
    ],
  ])('reads the shards of %o', (env, shards) => {
    expect(readConfig(env).shards).toEqual(shards);
  });

  it.each([
    [{ SHARD_COUNT: '0' }, 'SHARD_COUNT is not a number of shards: auto, or 1 to 10000'],
    [{ SHARD_COUNT: 'many' }, 'SHARD_COUNT is not a number of shards: auto, or 1 to 10000'],
    [
      { SHARD_COUNT: '4', SHARD_IDS: '0..3' },
      'SHARD_IDS is not a list of shards such as 0,1 or 0-3, or auto',
    ],
    [{ SHARD_COUNT: '4', SHARD_IDS: '3-0' }, 'SHARD_IDS is not a list of shards such as 0,1 or 0-3, or auto'],
    [
      { SHARD_COUNT: '4', SHARD_IDS: '2-4' },
      'SHARD_IDS has the shard 4, but with SHARD_COUNT=4 they are 0 to 3',
    ],
    [{ SHARD_IDS: '0' }, 'SHARD_IDS needs SHARD_COUNT: the number of shards of all processes together'],
  ])('rejects the shards of %o', (env, problem) => {
    expect(() => readConfig(env)).toThrow(problem);
  });

  it('reads message content only if MESSAGE_CONTENT is on', () => {
    expect(readConfig({}).readsMessageContent).toBe(false);
    expect(readConfig({ MESSAGE_CONTENT: 'on' }).readsMessageContent).toBe(true);
    expect(() => readConfig({ MESSAGE_CONTENT: 'yes' })).toThrow('MESSAGE_CONTENT is neither on nor off');
  });

  it('leaves the global rate limit to a proxy, whose address it needs', () => {
    const proxy = { RATE_LIMIT_PROXY: 'true', DISCORD_API_URL: 'http://127.0.0.1:8080/api' };
    expect(readConfig(proxy).hasRateLimitProxy).toBe(true);
    expect(() => readConfig({ RATE_LIMIT_PROXY: 'true' })).toThrow('RATE_LIMIT_PROXY needs DISCORD_API_URL');
    expect(() => readConfig({ RATE_LIMIT_PROXY: 'yes' })).toThrow(
      'RATE_LIMIT_PROXY is neither true nor false',
    );
  });

  it('lists every problem with the name of its variable', () => {
    const wrong = {
      DISCORD_TOKEN: 'two words',
      DISCORD_API_URL: 'localhost',
      DATABASE_URL: 'postgres://ada:pa55word@db',
      LOG_LEVEL: 'loud',
      PLAYGROUND_PORT: '99999',
      HTTP_PORT: '-1',
      HTTP_HOST: 'http://127.0.0.1',
      DEV_GUILD_ID: 'mine',
      HUGGINGFACE_URL: 'huggingface.co',
      HF_TOKEN: 'hf with blanks',
      ARXIV_API_URL: 'ftp://arxiv.org',
      ARXIV_FEED_URL: 'https://ada:secret@rss.arxiv.org',
      ARXIV_OAI_URL: 'x',
      CONTACT: 'two words',
    };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(`\n  ${name} `);
  });

  it.each([['papers@example.org'], ['https://example.org/contact?who=me'], ['mailto:papers@example.org']])(
    'takes the contact %s',
    contact => {
      expect(readConfig({ CONTACT: contact }).sources.contact).toBe(contact);
    },
  );

  it('never repeats a token', () => {
    expect(() => readConfig({ DISCORD_TOKEN: 'secret token' })).toThrow(/^(?!.*secret)/s);
    expect(() => readConfig({ HF_TOKEN: 'secret token' })).toThrow(/^(?!.*secret)/s);
    expect(() => readConfig({ ARXIV_API_URL: 'https://ada:secret@arxiv.org' })).toThrow(/^(?!.*secret)/s);
  });
});
