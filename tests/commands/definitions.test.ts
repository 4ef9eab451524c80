import { expect, it } from 'vitest';
import { registered } from '../../commands/index.ts';

it('the commands are registered exactly as they were agreed on', async () => {
  const definitions = registered.map(({ definition }) => definition);
  await expect(`${JSON.stringify(definitions, null, 2)}\n`).toMatchFileSnapshot('definitions.golden');
});
