import { expect, it } from 'vitest';
import { commands, menuCommands } from '../../commands/index.ts';

it('the commands are registered exactly as they were agreed on', async () => {
  const definitions = [...commands, ...menuCommands].map(({ definition }) => definition);
  await expect(`${JSON.stringify(definitions, null, 2)}\n`).toMatchFileSnapshot('definitions.golden');
});
