import { describe, expect, it } from 'vitest';
import { endsInCodeBlock } from '../../../../src/playground/page/composer/code-block.ts';

describe('a code block in the message box', () => {
  it.each(['```', '```js', 'look:\n```js\nlet x = 1;\n', '```\na\n```\n```'])(
    'is open at the end of %j',
    text => {
      expect(endsInCodeBlock(text)).toBe(true);
    },
  );

  it.each(['', 'text', '`a`', '``', '```\na\n```', '```a``` and'])('is not open at the end of %j', text => {
    expect(endsInCodeBlock(text)).toBe(false);
  });
});
