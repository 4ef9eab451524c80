import { isKnownDifference } from './openapi-differences.ts';
import { readDescription } from './openapi-document.ts';
import type { DescribedAnswer, OpenApiDocument, Operation } from './openapi-document.ts';
import { createValidators } from './openapi-validators.ts';
import type { Validators } from './openapi-validators.ts';

/** A request and its answer, as JSON has them. */
export interface Exchange {
  readonly method: string;
  /** Below `/api/v10`, without the query. */
  readonly path: string;
  /** Names in the query. */
  readonly query: readonly string[];
  /** undefined when there is none. */
  readonly body: unknown;
  readonly status: number;
  /** undefined when there is none. */
  readonly response: unknown;
}

/** Compares what went over the wire with Discord's own description of its API. */
export interface Oracle {
  /**
   * What the description says against an exchange, nothing when it agrees: an operation, a query or a status it does not
   * know, a body that was accepted and should not have been (keys it does not know among them), an answer of another shape.
   */
  complaints(exchange: Exchange): readonly string[];
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Makes the oracle of a description. */
export function createOracle(description: OpenApiDocument): Oracle {
  const validators = createValidators(description);
  const paths = Object.entries(description.paths).map(([template, item]) => ({
    item,
    parts: template.split('/'),
  }));

  const find = (method: string, path: string): Operation | undefined => {
    const parts = path.split('/').map(decodeURIComponent);
    const verb = METHODS.find(each => each === method.toLowerCase());
    const fitting = paths.filter(each => fits(each.parts, parts) && verb !== undefined && verb in each.item);
    // Where a fixed part and a parameter both fit, the fixed one counts.
    const [best] = fitting.toSorted((a, b) => parameters(a.parts) - parameters(b.parts));
    return verb === undefined ? undefined : best?.item[verb];
  };

  return {
    complaints(exchange) {
      const operation = find(exchange.method, exchange.path);
      const where = `${exchange.method} ${exchange.path} (${exchange.status})`;
      if (operation === undefined) return [`${where}: no such operation`];
      const isAccepted = exchange.status < 400;
      return [
        ...(isAccepted ? queryComplaints(operation, exchange) : []),
        ...(isAccepted ? requestComplaints(validators, operation, exchange) : []),
        ...responseComplaints(validators, operation, exchange),
      ]
        .filter(complaint => !isKnownDifference(operation.operationId, complaint))
        .map(complaint => `${where}: ${complaint}`);
    },
  };
}

/** The oracle of this machine's description; undefined where there is none. Opened once, when it is first asked for. */
export const sharedOracle = once(() => {
  const description = readDescription();
  return description === undefined ? undefined : createOracle(description);
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => part.startsWith('{') || part === parts[index])
  );
}

function parameters(template: readonly string[]): number {
  return template.filter(part => part.startsWith('{')).length;
}

function queryComplaints(operation: Operation, { query }: Exchange): string[] {
  const known = operation.parameters.filter(each => each.in === 'query').map(each => each.name);
  return query.filter(name => !known.includes(name)).map(name => `the query has no "${name}"`);
}

function requestComplaints(validators: Validators, operation: Operation, { body }: Exchange): string[] {
  const described = operation.requestBody?.content['application/json'];
  if (described === undefined) return body === undefined ? [] : ['it takes no body'];
  return validators
    .ofRequest(described.schema)(body ?? {})
    .map(complaint => `request: ${complaint}`);
}

function responseComplaints(
  validators: Validators,
  operation: Operation,
  { status, response }: Exchange,
): string[] {
  if (status === 429) {
    // The page of an address that is shut out is not Discord's.
    if (typeof response === 'string') return [];
    return validators
      .named('RatelimitedResponse')(response)
      .map(complaint => `rate limit: ${complaint}`);
  }
  if (status >= 400) {
    // Discord answers its own failures (5xx) in the same shape.
    const name = status === 429 ? 'RatelimitedResponse' : 'ErrorResponse';
    return validators
      .named(name)(response)
      .map(complaint => `response: ${complaint}`);
  }
  const described: DescribedAnswer | undefined = operation.responses[String(status)];
  if (described === undefined) return ['no such status'];
  const schema = '$ref' in described ? undefined : described.content?.['application/json']?.schema;
  if (schema === undefined) return response === undefined ? [] : ['response: it has no body'];
  return validators
    .ofResponse(schema)(response)
    .map(complaint => `response: ${complaint}`);
}
