import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument } from './openapi-document.ts';
import { prepareSchema } from './openapi-schema.ts';

/** Validates a value by a schema. Returns a line for each error. */
export type Validator = (value: unknown) => readonly string[];

/** Compiles schemas of a description, each once, on first use. */
export interface Validators {
  /** Validates requests: keys that are not in the schema are errors. */
  forRequest(schema: unknown): Validator;
  /** Validates responses: additional keys are allowed. */
  forResponse(schema: unknown): Validator;
  /** Validates responses by the name of a schema. */
  forNamedResponse(name: string): Validator;
}

/** Creates the validators of a description. */
export function createValidators({ components: { schemas } }: OpenApiDocument): Validators {
  const closed = createCompiler(schemas, true);
  const open = createCompiler(schemas, false);
  return {
    forRequest: closed,
    forResponse: open,
    forNamedResponse: name => open(schemas[name]),
  };
}

function createCompiler(schemas: OpenApiDocument['components']['schemas'], closed: boolean) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    // Each schema is compiled once, and used few times: compiling takes a quarter of the time.
    inlineRefs: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/u);
  // The schema has the length of a nonce and nothing else.
  ajv.addFormat('nonce', true);
  const options = { closed, schemas };
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(Object(prepareSchema(schema, options)), `#/components/schemas/${name}`);
  }
  const compiled = new Map<unknown, Validator>();
  return (schema: unknown): Validator => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const validate = ajv.compile(Object(prepareSchema(schema, options)));
    const validator: Validator = value => (validate(value) ? [] : describeErrors(validate.errors ?? []));
    compiled.set(schema, validator);
    return validator;
  };
}

const COMPOSITIONS: ReadonlySet<string> = new Set(['if', 'oneOf', 'anyOf', 'allOf']);

/** Returns the errors deepest in the value: of a union's branches, those of the branch that matches best. */
function describeErrors(errors: readonly ErrorObject[]): string[] {
  const specific = errors.filter(each => !COMPOSITIONS.has(each.keyword) && !expectsNull(each));
  const considered = specific.length === 0 ? errors : specific;
  const deepest = Math.max(...considered.map(depth));
  return [...new Set(considered.filter(each => depth(each) === deepest).map(describeError))];
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

/** Returns true for the error that a value is not null, which does not help to find the mistake. */
function expectsNull({ keyword, params }: ErrorObject): boolean {
  return keyword === 'type' && params['type'] === 'null';
}

function describeError({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  return `${instancePath === '' ? 'the body' : instancePath} ${message} ${JSON.stringify(params)}`;
}
