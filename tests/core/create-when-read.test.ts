import { describe, expect, it } from 'vitest';
import { createWhenRead } from '../../src/core/create-when-read.ts';

function counted() {
  const created: string[] = [];
  const create = (name: string) => () => {
    created.push(name);
    return { name };
  };
  return {
    created,
    object: createWhenRead<Record<'papers' | 'votes', object>>({
      papers: create('papers'),
      votes: create('votes'),
    }),
  };
}

describe('an object whose properties are created when they are read', () => {
  it('creates each once', () => {
    const { created, object } = counted();
    expect(created).toEqual([]);
    expect(object.votes).toBe(object.votes);
    expect(created).toEqual(['votes']);
  });

  it('can be copied whole', () => {
    const { created, object } = counted();
    expect({ ...object }).toEqual({ papers: { name: 'papers' }, votes: { name: 'votes' } });
    expect(created).toEqual(['papers', 'votes']);
  });
});
