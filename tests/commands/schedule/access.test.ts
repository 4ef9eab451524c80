import { describe, expect, it } from 'vitest';
import { schedulesPage } from '../../../commands/schedule/list.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { componentUse } from '../invocation.ts';
import { openTestApp } from '../test-app.ts';
import { call, CHANNEL, create } from './schedule-calls.ts';

const SUBCOMMANDS = ['create', 'list', 'edit', 'preview', 'pause', 'resume', 'run', 'delete'];

describe('/schedule', () => {
  it.each(SUBCOMMANDS)('%s is refused without Manage Server', async subcommand => {
    const app = await openTestApp();
    const given = { channel: CHANNEL, schedule: '1' };
    await expect(call(app, subcommand, given, { managesGuild: false })).rejects.toThrow(/Manage Server/);
    expect(await app.schedules.all()).toEqual([]);
  });

  it.each(SUBCOMMANDS)('%s is refused outside a server', async subcommand => {
    const app = await openTestApp();
    const given = { channel: CHANNEL, schedule: '1' };
    await expect(call(app, subcommand, given, { guildId: null })).rejects.toThrow(/belong to a server/);
  });

  it.each(['stop', 'constructor', ''])('refuses the unknown subcommand %j', async subcommand => {
    await expect(call(await openTestApp(), subcommand)).rejects.toThrow(UserError);
  });

  it('refuses a page of the list without Manage Server', async () => {
    const app = await openTestApp();
    await create(app);
    await expect(schedulesPage.run(componentUse('v1|schedules|0'), app)).rejects.toThrow(/Manage Server/);
  });
});
