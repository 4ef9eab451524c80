import { describe, expect, it } from 'vitest';
import { openDiscussing } from './discussing-fixture.ts';

describe('a paper that a schedule posts in a forum', () => {
  it('is discussed in that post, with its messages so far', async () => {
    const { open, inForum, postInForum, emulator, threads, texts, discussion } = await openDiscussing();
    await postInForum();
    const [post] = threads();
    const id = post?.id ?? '';
    for (const text of ['Is it new?', 'I think so.']) emulator.userActions.say('Ada', id, text);
    expect(await open(inForum)).toMatchObject({ threadId: id, isForumPost: true, state: 'open' });
    expect(threads()).toHaveLength(1);
    expect(texts(id).filter(text => text.includes('To start from'))).toHaveLength(1);
    expect(await discussion()).toMatchObject({ threadId: id, messageCount: 2 });
  });

  it.each(['locked', 'deleted'])('is discussed in another post if that one is %s', async how => {
    const { open, inForum, postInForum, emulator, threads, stores } = await openDiscussing();
    await postInForum();
    const [post] = threads();
    const id = post?.id ?? '';
    if (how === 'locked') emulator.world.threads.update(id, { locked: true });
    else emulator.world.directory.removeChannel(id);
    const opened = await open(inForum);
    expect(opened).toMatchObject({ state: 'open' });
    expect(opened?.threadId).not.toBe(id);
    expect((await stores.deliveries.newestForumPost(inForum.channelId, 1)) === undefined).toBe(
      how === 'deleted',
    );
  });

  it.each([true, false])(
    'names the discussion that it has elsewhere, if all members see it: %s',
    async isSeen => {
      const { open, inPapers, inForum, postInForum, threads, texts, access } = await openDiscussing();
      access.isOpenToAll = () => isSeen;
      const opened = await open(inPapers);
      await postInForum();
      const post = threads().find(each => each.parent_id === inForum.channelId);
      expect(post).toBeDefined();
      const line = new RegExp(`Discussed here: https://\\S+/${opened?.threadId}`);
      expect(line.test(texts(post?.id ?? '').join())).toBe(isSeen);
    },
  );
});
