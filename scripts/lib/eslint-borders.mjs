import path from 'node:path';

/**
 * Returns the ESLint rule for import borders between folders. Each zone covers the files below `files` and says
 * either what they may import (`mayImport` folders and `packages`, nothing else), or which folders they may not.
 * Tests (`__tests__`) are exempt.
 */
export function borders(zones) {
  return {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/__tests__/**'],
    plugins: { borders: { rules: { cross: rule } } },
    rules: { 'borders/cross': ['error', zones] },
  };
}

const isBelow = (file, folder) => file === folder || file.startsWith(`${folder}/`);

const rule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'array' }],
    messages: { crossed: '{{zone}} may not import {{target}}.' },
  },
  create(context) {
    const file = relativePath(context, context.filename);
    const zones = context.options[0].filter((zone) => isBelow(file, zone.files));

    function check(source) {
      if (typeof source?.value !== 'string') return;
      for (const zone of zones) {
        if (!isAllowed(zone, context, source.value)) {
          context.report({
            node: source,
            messageId: 'crossed',
            data: { zone: zone.files, target: source.value },
          });
        }
      }
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node.expression),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
    };
  },
};

function isAllowed(zone, context, specifier) {
  if (!specifier.startsWith('.')) {
    return !zone.packages || zone.packages.some((name) => isBelow(specifier, name));
  }
  const target = relativePath(context, path.resolve(path.dirname(context.filename), specifier));
  if (zone.mayImport) return zone.mayImport.some((folder) => isBelow(target, folder));
  return !zone.mayNotImport.some((folder) => isBelow(target, folder));
}

const relativePath = (context, file) => path.relative(context.cwd, file).split(path.sep).join('/');
