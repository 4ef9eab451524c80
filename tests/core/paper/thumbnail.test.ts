import { describe, expect, it } from 'vitest';
import { thumbnailOf } from '../../../src/core/paper/thumbnail.ts';

const picture = 'https://cdn-thumbnails.huggingface.co/papers/2507.00001.png';

describe('the thumbnail of a paper', () => {
  it('is the picture that its source serves', () => {
    expect(thumbnailOf({ thumbnail: picture, isWithdrawn: false })).toEqual({
      url: picture,
      source: 'Hugging Face',
    });
  });

  it('is absent for a withdrawn paper', () => {
    expect(thumbnailOf({ thumbnail: picture, isWithdrawn: true })).toBeUndefined();
  });

  it.each([
    null,
    '',
    'picture.png',
    'http://cdn-thumbnails.huggingface.co/a.png',
    'https://cdn-thumbnails.huggingface.co:8443/a.png',
    'https://user@cdn-thumbnails.huggingface.co/a.png',
    'https://cdn-thumbnails.huggingface.co.example.org/a.png',
    'https://example.org/https://cdn-thumbnails.huggingface.co/a.png',
    'javascript:alert(1)',
    `${picture}?${'x'.repeat(2_000)}`,
  ])('is absent for %j', thumbnail => {
    expect(thumbnailOf({ thumbnail, isWithdrawn: false })).toBeUndefined();
  });
});
