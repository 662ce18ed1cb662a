/** The types of an OpenAPI document: reads it as JSON, writes TypeScript. openapi-typescript is an ES module, which jest does not load. */
import { text } from 'node:stream/consumers';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(await text(process.stdin));
for (const operations of Object.values(document.paths)) {
  for (const operation of Object.values(operations)) {
    // Every refusal has the one shape of `Error`, and headers are options of the client: named once, not by each call.
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses).filter(([status]) => Number(status) < 400),
    );
    operation.parameters = operation.parameters?.filter(
      ({ $ref }) => !$ref?.startsWith('#/components/parameters/'),
    );
  }
}
delete document.components.parameters;
delete document.components.responses;
// The contracts say of every field whether it is there; a default does not make one required that is sent.
const types = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
process.stdout.write(
  `// Made from the OpenAPI document by \`UPDATE_CLIENT=1 npm test -- tests/openapi\`. Do not edit.\n${astToString(types)}`,
);
