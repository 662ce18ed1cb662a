import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The only file that may set the database role: the definition of `asOwner`. */
export const DEFINITION = 'src/plugins/casework/server/src/platform/database/as-owner.ts';

/** Tests are left out: they set roles to try what each role may do, outside any request. */
const FOLDERS = ['src', 'demo', 'config', 'scripts', 'bench'];
const isSource = (file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.d\.ts$|(^|\/)__tests__\//.test(file);

const SETS_ROLE = /\bset\s+(local\s+|session\s+)?role\b|set_config\(\s*'role'/i;
/** A sentence of at least three words, in the characters that `asOwner` lets through. */
const REASON = /^[A-Z][A-Za-z0-9,.;:'()-]*( [A-Za-z0-9,.;:'()-]+){2,}$/;

/**
 * Reads every call of `asOwner` in the sources below a directory.
 * @returns places: `{ file, line, inside, reason }`, where `inside` names the function that elevates; faults: the
 *   places, as text, that elevate without a literal reason, use `asOwner` otherwise than by calling it, or set the
 *   database role themselves
 */
export function readElevations(root) {
  const places = [];
  const faults = [];
  for (const file of sourcesOf(root)) {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    if (!/asOwner|role/i.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const fault = (node, why) => faults.push(`${file}:${lineOf(node)}: ${why}`);
    const visit = (node) => {
      if (file !== DEFINITION) {
        if (isText(node) && SETS_ROLE.test(node.text))
          fault(node, 'sets the database role outside of asOwner');
        if (ts.isIdentifier(node) && node.text === 'asOwner' && !isImported(node)) {
          const call = node.parent;
          if (ts.isCallExpression(call) && call.expression === node) {
            const reason = call.arguments[1];
            if (!reason || !ts.isStringLiteralLike(reason) || !REASON.test(reason.text))
              fault(node, 'elevates without a literal reason (an English sentence)');
            else places.push({ file, line: lineOf(node), inside: nameAround(node), reason: reason.text });
          } else fault(node, 'asOwner is called directly, and goes by no other name');
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { places, faults };
}

function sourcesOf(root) {
  return FOLDERS.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).split(path.sep).join('/')}`)
      .filter(isSource)
      .sort(),
  );
}

const isText = (node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);

/** `import { asOwner }`, not `import { asOwner as other }`: the other name would not be found. */
const isImported = (node) =>
  ts.isImportSpecifier(node.parent) && node.parent.name === node && !node.parent.propertyName;

/** The nearest function, variable or property with a name. */
function nameAround(node) {
  for (let at = node.parent; at; at = at.parent) {
    const named =
      ts.isFunctionDeclaration(at) ||
      ts.isVariableDeclaration(at) ||
      ts.isPropertyAssignment(at) ||
      ts.isMethodDeclaration(at);
    if (named && at.name && ts.isIdentifier(at.name) && !isResult(at)) return at.name.text;
  }
  return '';
}

/** `const found = await asOwner(…)`, `data: await asOwner(…)`: named for what comes out, not for what is done. */
const isResult = (node) =>
  'initializer' in node &&
  node.initializer !== undefined &&
  !ts.isArrowFunction(node.initializer) &&
  !ts.isFunctionExpression(node.initializer) &&
  // `bindCalls({ … })` and the like: the property inside of it names the call.
  !(ts.isVariableDeclaration(node) && ts.isCallExpression(node.initializer));
