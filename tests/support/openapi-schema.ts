import * as z from 'zod';

const dictionary = z.record(z.string(), z.unknown());
const reference = z.object({ $ref: z.string() });
const typed = z.object({
  properties: z.object({ type: z.object({ enum: z.array(z.int()).min(1) }) }),
  required: z.array(z.string()).refine(names => names.includes('type')),
});
const nullType = z.object({ type: z.literal('null') });

/** Schemas by name, as under `components/schemas`. */
export type Schemas = Readonly<Record<string, unknown>>;

/** How to prepare schemas. */
export interface SchemaOptions {
  /** True to allow objects only the keys in their schema. */
  readonly closed: boolean;
  /** The targets of references. */
  readonly schemas: Schemas;
}

/**
 * Returns a schema for ajv. With `closed`, objects may have no additional keys. A union of objects with distinct values of
 * `type` becomes conditional on `type`, so that ajv reports errors of the matching branch only.
 */
export function prepareSchema(schema: unknown, options: SchemaOptions): unknown {
  if (Array.isArray(schema)) return schema.map(each => prepareSchema(each, options));
  const plain = dictionary.safeParse(schema);
  if (!plain.success) return schema;
  const {
    anyOf,
    oneOf = anyOf,
    ...rest
  } = Object.fromEntries(
    Object.entries(plain.data).map(([key, value]) => [key, prepareValue(key, value, options)]),
  );
  const union = Array.isArray(oneOf) ? typedUnion(oneOf, options.schemas) : undefined;
  if (union !== undefined) return { ...rest, ...byType(union) };
  const isOpen = 'properties' in rest && !('additionalProperties' in rest);
  return {
    ...rest,
    ...(oneOf === undefined ? {} : { [anyOf === undefined ? 'oneOf' : 'anyOf']: oneOf }),
    ...(options.closed && isOpen ? { additionalProperties: false } : {}),
  };
}

function prepareValue(key: string, value: unknown, options: SchemaOptions): unknown {
  if (key === 'enum' || key === 'required') return value;
  if (key !== 'properties') return prepareSchema(value, options);
  // The keys of `properties` are property names, not keywords.
  return Object.fromEntries(
    Object.entries(dictionary.parse(value)).map(([name, each]) => [name, prepareSchema(each, options)]),
  );
}

/** A union whose branches except null have distinct values of `type`. */
interface TypedUnion {
  readonly branches: readonly { readonly schema: unknown; readonly types: readonly number[] }[];
  readonly isNullable: boolean;
}

function typedUnion(union: readonly unknown[], schemas: Schemas): TypedUnion | undefined {
  const branches = union
    .filter(each => !nullType.safeParse(each).success)
    .map(schema => {
      const { data } = reference.safeParse(schema);
      const target = data === undefined ? schema : schemas[data.$ref.split('/').at(-1) ?? ''];
      return { schema, types: typed.safeParse(target).data?.properties.type.enum ?? [] };
    });
  const types = branches.flatMap(each => each.types);
  const areDistinct = branches.every(each => each.types.length > 0) && new Set(types).size === types.length;
  return areDistinct && branches.length > 0
    ? { branches, isNullable: branches.length < union.length }
    : undefined;
}

function byType({ branches, isNullable }: TypedUnion): object {
  return {
    type: isNullable ? ['object', 'null'] : 'object',
    required: ['type'],
    properties: { type: { enum: branches.flatMap(each => each.types) } },
    allOf: branches.map(({ schema, types }) => ({
      if: { not: { type: 'object', required: ['type'], properties: { type: { enum: types } } } },
      else: schema,
    })),
  };
}
