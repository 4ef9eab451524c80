import { expect, it } from 'vitest';
import { textOf } from '../support/rendered-message.ts';
import { openHuggingFaceServer, wirePaper, wireWrapper } from '../support/hugging-face-server.ts';
import { addMember } from '../support/users.ts';
import { startBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { starterFolder } from '../support/temp-folder.ts';

it('fetches an unknown paper from the sources, and finds it in searches afterwards', async () => {
  const title = 'Zebrafish quokka synthesis';
  const server = await openHuggingFaceServer({ now: () => Date.now() }, []);
  const paper = wirePaper('2602.23229', { title });
  const known = await openHuggingFaceServer({ now: () => Date.now() }, [wireWrapper(paper)]);
  const emulator = await openEmulator();
  const ask = async (command: string, options: Record<string, string>) => {
    const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', command, options);
    return textOf(await outcome.message());
  };

  const lonely = await startBot(emulator, starterFolder(), { HUGGINGFACE_URL: server.address });
  expect(await ask('paper', { paper: '2602.23229' })).toMatch(/not among the papers here.*Try again later/);
  await lonely.stop();

  const bot = await startBot(emulator, starterFolder(), { HUGGINGFACE_URL: known.address });
  const card = await ask('paper', { paper: 'https://huggingface.co/papers/2602.23229' });
  expect(card).toContain(title);
  // The bot may have ingested it from a list just before: then search finds it a moment later.
  await expect.poll(() => ask('search', { query: 'quokka' })).toContain(title);
  await bot.stop();
});
