import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFinding } from '../../src/cli/doctor/findings.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { runVerb } from '../support/run-verb.ts';
import { openSourceServer, text } from '../support/source-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { NOW, examine, startDiscord } from './run-doctor.ts';

describe('paperboy doctor', () => {
  it('finds nothing wrong with a bot that can work', async () => {
    const source = await openSourceServer(createFastClock(NOW));
    const { code, findings } = await examine(
      file => {
        mkdirSync(join(file, '..', 'backups'));
        writeFileSync(`${join(file, '..', 'backups', 'paperboy.sqlite')}.2026-11-20.backup`, 'copy');
      },
      {
        HUGGINGFACE_URL: source.address,
        ARXIV_API_URL: `${source.address}/api/query`,
        ARXIV_FEED_URL: `${source.address}/atom`,
      },
    );
    expect(findings.map(({ check, result }) => `${check} ${result}`)).toEqual([
      'token ok',
      'database ok',
      'backups ok',
      'disk ok',
      'discord ok',
      'clock ok',
      'shards ok',
      'permissions ok',
      'sources ok',
    ]);
    expect(code).toBe(0);
    // One small request to a host.
    expect(source.seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(['HEAD /']);
  });

  it('says what to do about a text that is no token, and never prints it', async () => {
    const { code, of, stdout, stderr } = await examine(undefined, { DISCORD_TOKEN: 'a'.repeat(64) });
    expect(code).toBe(1);
    expect(of('token')).toMatchObject({ result: 'problem', text: expect.stringContaining('copy it again') });
    expect(stdout + stderr).not.toContain('a'.repeat(64));
    expect((await examine(undefined, { DISCORD_TOKEN: '' })).of('token').result).toBe('warning');
  });

  it('warns of backups that stopped', async () => {
    const { code, of } = await examine(file => {
      mkdirSync(join(file, '..', 'backups'));
      writeFileSync(`${join(file, '..', 'backups', 'paperboy.sqlite')}.2026-11-18.backup`, 'copy');
    });
    expect(of('backups')).toMatchObject({ result: 'warning', text: expect.stringContaining('2026-11-18') });
    expect(code).toBe(0);
  });

  it("compares the clock with Discord's, and says where Discord cannot be reached", async () => {
    const wrong = await examine(undefined, { DISCORD_API_URL: await startDiscord(NOW - 7_200_000) });
    expect(wrong.of('clock')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('7200 s off'),
    });
    const unreachable = await examine(undefined, { DISCORD_API_URL: 'http://127.0.0.1:2/api' });
    expect(unreachable.of('discord')).toMatchObject({ result: 'problem' });
    expect(unreachable.of('clock')).toBeUndefined();
  });

  it('warns where there is no room for a backup', () => {
    const GIB = 1024 ** 3;
    expect(diskFinding(10 * GIB, GIB).result).toBe('ok');
    expect(diskFinding(2 * GIB, GIB)).toMatchObject({
      result: 'warning',
      text: expect.stringContaining('make room'),
    });
  });

  it('prints lines for people without --json', async () => {
    const { stdout, code } = await runVerb(['doctor'], tempFolder(), {
      DISCORD_API_URL: await startDiscord(NOW),
    });
    expect(stdout).toMatch(/^warning {2}token: DISCORD_TOKEN is not set/m);
    expect(stdout).toMatch(/^ok {7}database: .*the first start creates it/m);
    expect(code).toBe(1);
  });

  it('warns of a source that cannot be reached or used', async () => {
    const source = await openSourceServer(createFastClock(NOW), text(503, 'busy'));
    const { texts, code } = await examine(undefined, { HUGGINGFACE_URL: source.address });
    expect(texts('sources')).toEqual([
      expect.stringMatching(/^warning http:\/\/127.*cannot be used \(status 503\): check the network/),
      expect.stringMatching(/^warning http:\/\/127\.0\.0\.1:2 cannot be used \(connect ECONNREFUSED/),
    ]);
    expect(code).toBe(0);
  });
});
