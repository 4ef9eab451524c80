import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { CHANNEL, openReconciler, POST, OLDER } from './reconciler-fixture.ts';

describe('reactions that a moderator cleared', () => {
  it('while the bot was away stay saved if the bot’s own reaction is gone with them', async () => {
    const { post, react, discord, stores, run, reconciler, savedBy, lastResult } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    await react('added', POST, 'ben', '1️⃣');
    await stores.posted.setOwnReaction(POST, true);
    discord.set(CHANNEL, POST, '1️⃣', ['cleo']);
    await run();
    expect([await savedBy('ada'), await savedBy('ben'), await savedBy('cleo')]).toEqual([10, 1, 1]);
    expect(lastResult()).toMatchObject({ added: 1, removed: 0, cleared: 2 });
    reconciler.sessionStarted();
    await run();
    expect(lastResult()).toMatchObject({ added: 0, removed: 0, cleared: 0 });
    expect(await savedBy('ada')).toBe(10);
  });

  it('are remembered as cleared until the user reacts again', async () => {
    const { post, react, discord, stores, run, reconciler, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    await stores.reactionSaves.markCleared(POST);
    await run();
    expect(await savedBy('ada')).toBe(10);
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    reconciler.sessionStarted();
    await run();
    discord.set(CHANNEL, POST, '🔖', []);
    reconciler.sessionStarted();
    await run();
    expect(await savedBy('ada')).toBe(0);
  });

  it('are distinguished from removed ones by the own reaction seen in an earlier comparison', async () => {
    const { post, react, discord, run, reconciler, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', ['ada']);
    discord.setOwn(POST, '🔖', true);
    await run();
    discord.clear(POST);
    reconciler.sessionStarted();
    await run();
    expect(await savedBy('ada')).toBe(10);
  });
});

describe('reactions that arrive while they are compared', () => {
  it.each([
    ['added', 'removed', 10],
    ['removed', 'added', 0],
  ] as const)('are not undone: one is %s', async (change, other, saved) => {
    const { post, react, discord, run, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    if (change === 'added') await react('removed', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', other === 'added' ? [] : ['ben']);
    if (change === 'removed') discord.set(CHANNEL, POST, '🔖', ['ada', 'ben']);
    discord.beforeResponse = async path => {
      if (path.startsWith('reactors')) await react(change, POST, 'ada');
    };
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([saved, 10]);
  });

  it('are kept on a message whose page was read before', async () => {
    const { post, react, discord, run, savedBy } = await openReconciler();
    await post(OLDER, { ageMs: DAY_MS });
    await post(POST);
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    discord.beforeResponse = async path => {
      if (path === `reactors ${POST} 🔖`) {
        discord.set(CHANNEL, OLDER, '🔖', ['ada']);
        await react('added', OLDER, 'ada');
      }
    };
    await run();
    expect(await savedBy('ada')).toBe(10);
  });

  it('are left to the next comparison where a moderator clears the message', async () => {
    const { post, react, received, discord, stores, run, savedBy } = await openReconciler();
    await post(POST);
    await react('added', POST, 'ada');
    discord.set(CHANNEL, POST, '🔖', ['ben']);
    discord.beforeResponse = async path => {
      if (!path.startsWith('reactors')) return;
      received({ change: 'cleared', messageId: POST, emoji: undefined });
      await stores.reactionSaves.markCleared(POST);
    };
    await run();
    expect([await savedBy('ada'), await savedBy('ben')]).toEqual([10, 0]);
  });
});
