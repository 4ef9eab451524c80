import { CompiledQuery, createQueryId, type Kysely, type RootOperationNode } from 'kysely';
import type { Schema } from '../../src/store/database/schema.ts';

/** Returns a database that records its statements, and how SQLite plans them. */
export function recordPlans(db: Kysely<Schema>) {
  const nodes: RootOperationNode[] = [];
  return {
    db: db.withPlugin({
      transformQuery({ node }) {
        nodes.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
    async steps(): Promise<string[]> {
      const steps: string[] = [];
      for (const node of nodes) {
        const { sql: text, parameters } = db.getExecutor().compileQuery(node, createQueryId());
        const { rows } = await db.executeQuery<{ readonly detail: string }>(
          CompiledQuery.raw(`EXPLAIN QUERY PLAN ${text}`, [...parameters]),
        );
        steps.push(...rows.map(row => row.detail));
      }
      return steps;
    },
  };
}
