import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { serverCounts } from '../../src/usecases/server-counts.ts';
import { openTestDatabase } from '../support/database.ts';

it('counts the votes and saves of the members of one server, each member once', async () => {
  const { stores } = await openTestDatabase();
  const { papers, posted, library, votes } = stores;
  const ferns = (await papers.insert(emptyPaper('Ferns'))).id;
  const mosses = (await papers.insert(emptyPaper('Mosses'))).id;
  const message = { channelId: '7', kind: 'card', paperIds: [ferns], postedAt: 1 } as const;
  await posted.remember({ ...message, messageId: '1', guildId: 'here' });
  await posted.remember({ ...message, messageId: '2', guildId: 'elsewhere' });
  for (const messageId of ['1', '2'])
    await library.save('ada', [ferns], { kind: 'reaction', messageId, emoji: '🔖' }, 5);
  await library.save('ada', [ferns], { kind: 'explicit', guildId: 'here' }, 6);
  await library.save('ben', [ferns], { kind: 'explicit', guildId: 'here' }, 6);
  await library.save('cy', [ferns], { kind: 'explicit', guildId: null }, 6);
  await votes.vote({ guildId: 'here', userId: 'cy', paperIds: [ferns], origin: { kind: 'explicit' } }, 7);
  expect(await serverCounts('here', [ferns, mosses], stores)).toEqual(
    new Map([
      [ferns, { votes: 1, saves: 2, comments: 0 }],
      [mosses, { votes: 0, saves: 0, comments: 0 }],
    ]),
  );
  expect((await serverCounts('elsewhere', [ferns], stores)).get(ferns)).toEqual({
    votes: 0,
    saves: 1,
    comments: 0,
  });
});
