import { describe, expect, it } from 'vitest';
import { textsOf } from '../../views/message-parts.ts';
import { deleteGuild } from '../../../src/store/delete-guild.ts';
import { openTestDatabase } from '../../support/database.ts';
import { tablesMentioning } from '../../support/filled-tables.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { openBicycles, OTHER, use } from './library-fixture.ts';

const GUILD = '1000000000000000001';
const ELSEWHERE = '1000000000000000002';
const EXPLICIT_HERE = { kind: 'explicit', guildId: GUILD } as const;

describe('who saved a paper', () => {
  it('is a number, unless they chose to be shown', async () => {
    const app = await openBicycles();
    await use(app, 'v1|save|1|card', { userId: OTHER });
    const card = async (guildId: string | null) => {
      const { body } = await use(app, 'v1|open|1', { guildId });
      return textsOf(body).join('\n');
    };
    expect(await card(GUILD)).not.toContain(OTHER);
    expect(await card(GUILD)).toContain('2 saves');
    await app.userSettings.change(OTHER, { publicSaves: true });
    expect(await card(GUILD)).toContain(`Saved by <@${OTHER}> and 1 other`);
    for (const guildId of [ELSEWHERE, null]) expect(await card(guildId)).not.toContain(OTHER);
    await app.userSettings.change(OTHER, { publicSaves: false });
    expect(await card(GUILD)).not.toContain(OTHER);
  });

  it('is known by the server of a post, or the one where a button was pressed', async () => {
    const { database, stores } = await openTestDatabase();
    const { library, posted, userSettings } = stores;
    const { id } = await stores.papers.insert(emptyPaper('First'));
    const post = {
      messageId: '1',
      channelId: '9',
      guildId: GUILD,
      kind: 'card',
      paperIds: [id],
      postedAt: 0,
    } as const;
    await posted.remember(post);
    for (const user of ['ada', 'ben', 'cleo', 'dan'])
      await userSettings.change(user, { publicSaves: user !== 'dan' });
    await library.save('ben', [id], EXPLICIT_HERE, 20);
    await library.save('ada', [id], { kind: 'reaction', messageId: '1', emoji: '🔖' }, 30);
    await library.save('cleo', [id], { ...EXPLICIT_HERE, guildId: ELSEWHERE }, 10);
    await library.save('dan', [id], EXPLICIT_HERE, 10);
    expect(await library.publicSavers(id, GUILD, 5)).toEqual(['ben', 'ada']);
    expect(await library.publicSavers(id, GUILD, 1)).toEqual(['ben']);
    await library.save('eve', [id], EXPLICIT_HERE, 40);
    await library.save('eve', [id], { kind: 'reaction', messageId: '2', emoji: '🔖' }, 41);
    await library.unsave('eve', id, 50);
    await deleteGuild(database.db, GUILD);
    expect(await tablesMentioning(database.db, GUILD)).toEqual([]);
    expect(await library.restore('eve', [id], 60)).toEqual([id]);
    expect(await library.origins('eve', [id])).toHaveLength(2);
    expect(await library.publicSavers(id, GUILD, 5)).toEqual([]);
    expect([await library.isSaved('ben', id), await library.isSaved('ada', id)]).toEqual([true, true]);
    expect(await library.publicSavers(id, ELSEWHERE, 5)).toEqual(['cleo']);
  });
});
