import { isKnownDifference } from './openapi-differences.ts';
import { readOpenApiDocument } from './openapi-document.ts';
import type { OperationResponse, OpenApiDocument, Operation } from './openapi-document.ts';
import { createValidators } from './openapi-validators.ts';
import type { Validators } from './openapi-validators.ts';

/** A request and its response as JSON. */
export interface RestExchange {
  readonly method: string;
  /** Below `/api/v10`, without the query. */
  readonly path: string;
  /** Names of the query parameters. */
  readonly query: readonly string[];
  /** undefined if there is none. */
  readonly body: unknown;
  readonly status: number;
  /** undefined if there is none. */
  readonly response: unknown;
}

/** Checks requests and responses against Discord's OpenAPI description. */
export interface OpenApiChecker {
  /**
   * Returns the violations in an exchange: an unknown operation, query parameter or status, a request body that was
   * accepted but is invalid or has unknown keys, an invalid response body.
   */
  violations(exchange: RestExchange): readonly string[];
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Creates the checker of a description. */
function createOpenApiChecker(description: OpenApiDocument): OpenApiChecker {
  const validators = createValidators(description);
  const paths = Object.entries(description.paths).map(([template, item]) => ({
    item,
    parts: template.split('/'),
  }));

  const find = (method: string, path: string): Operation | undefined => {
    const parts = path.split('/').map(decodeURIComponent);
    const verb = METHODS.find(each => each === method.toLowerCase());
    const matching = paths.filter(
      each => matches(each.parts, parts) && verb !== undefined && verb in each.item,
    );
    // A fixed part of a path takes precedence over a parameter.
    const [best] = matching.toSorted((a, b) => parameters(a.parts) - parameters(b.parts));
    return verb === undefined ? undefined : best?.item[verb];
  };

  return {
    violations(exchange) {
      const operation = find(exchange.method, exchange.path);
      const where = `${exchange.method} ${exchange.path} (${exchange.status})`;
      if (operation === undefined) return [`${where}: no such operation`];
      const isAccepted = exchange.status < 400;
      return [
        ...(isAccepted ? queryViolations(operation, exchange) : []),
        ...(isAccepted ? requestViolations(validators, operation, exchange) : []),
        ...responseViolations(validators, operation, exchange),
      ]
        .filter(violation => !isKnownDifference(operation.operationId, violation))
        .map(violation => `${where}: ${violation}`);
    },
  };
}

/** Returns the checker for the description beside the repository; undefined if there is none. Created on first use. */
export const sharedOpenApiChecker = once(() => {
  const description = readOpenApiDocument();
  return description === undefined ? undefined : createOpenApiChecker(description);
});

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function matches(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => part.startsWith('{') || part === parts[index])
  );
}

function parameters(template: readonly string[]): number {
  return template.filter(part => part.startsWith('{')).length;
}

function queryViolations(operation: Operation, { query }: RestExchange): string[] {
  const known = operation.parameters.filter(each => each.in === 'query').map(each => each.name);
  return query.filter(name => !known.includes(name)).map(name => `the query has no "${name}"`);
}

function requestViolations(validators: Validators, operation: Operation, { body }: RestExchange): string[] {
  const described = operation.requestBody?.content['application/json'];
  if (described === undefined) return body === undefined ? [] : ['it takes no body'];
  return validators
    .forRequest(described.schema)(body ?? {})
    .map(error => `request: ${error}`);
}

function responseViolations(
  validators: Validators,
  operation: Operation,
  { status, response }: RestExchange,
): string[] {
  if (status === 429) {
    // A text body is the page of a blocked IP address, which is not part of Discord's API.
    if (typeof response === 'string') return [];
    return validators
      .forNamedResponse('RatelimitedResponse')(response)
      .map(error => `rate limit: ${error}`);
  }
  if (status >= 400) {
    // Discord's own failures (5xx) have the same shape.
    return validators
      .forNamedResponse('ErrorResponse')(response)
      .map(error => `response: ${error}`);
  }
  const described: OperationResponse | undefined = operation.responses[String(status)];
  if (described === undefined) return ['no such status'];
  const schema = '$ref' in described ? undefined : described.content?.['application/json']?.schema;
  if (schema === undefined) return response === undefined ? [] : ['response: it has no body'];
  return validators
    .forResponse(schema)(response)
    .map(error => `response: ${error}`);
}
