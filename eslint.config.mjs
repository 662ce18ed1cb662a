import js from '@eslint/js';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { borders } from './scripts/lib/eslint-borders.mjs';

const PLUGIN = 'src/plugins/casework';
const SERVER = `${PLUGIN}/server/src`;
const PANEL = `${PLUGIN}/admin/src`;

const nodeGlobals = Object.fromEntries(
  [
    ...[
      'Buffer',
      'URL',
      'URLSearchParams',
      'AbortController',
      'AbortSignal',
      'console',
      'fetch',
      'performance',
      'process',
    ],
    ...[
      'clearInterval',
      'clearTimeout',
      'setImmediate',
      'setInterval',
      'setTimeout',
      'structuredClone',
      'TextDecoder',
      'TextEncoder',
    ],
  ].map((name) => [name, 'readonly']),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-test/',
      'dist-types-*/',
      'build/',
      'coverage/',
      'public/',
      'types/generated/',
      '.data/',
      '.cache/',
      '.tmp/',
      '.strapi/',
      'clients/typescript/src/schema.ts',
      'clients/typescript/src/calls.ts',
    ],
  },
  js.configs.recommended,
  { languageOptions: { globals: nodeGlobals } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'src/admin/tsconfig.json',
          'tests/tsconfig.json',
          'clients/typescript/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Strapi's contracts demand promises where nothing is awaited.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // Values only: a circle of types alone costs nothing at run time, and the compiler erases it.
    files: [`${PLUGIN}/**/*.{ts,tsx}`],
    ignores: ['**/__tests__/**'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })],
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  {
    // Strapi's untyped edges (koa contexts, nexus, untyped services) meet here; everywhere else they stay errors.
    files: [
      `${PLUGIN}/server/**/*.ts`,
      'src/index.ts',
      'src/extensions/**/*.ts',
      'src/api/**/*.ts',
      'tests/**/*.ts',
      'demo/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: [`${PLUGIN}/domain/**/*.ts`, `${PLUGIN}/contracts/**/*.ts`],
    plugins: { 'import-x': importX },
    rules: { 'import-x/no-default-export': 'error' },
  },
  {
    files: [`${PLUGIN}/domain/**/*.ts`],
    ignores: ['**/__tests__/**'],
    rules: {
      // Pure rules: the instant is a parameter.
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'strapi'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain has no clock: pass the instant in.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The domain has no clock: pass the instant in.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'The domain is deterministic.',
        },
      ],
    },
  },
  {
    // The shape of what goes in and out stands in contracts/, where every interface reads it.
    files: [`${PLUGIN}/server/src/features/**/*.ts`],
    ignores: ['**/__tests__/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'zod', allowTypeImports: true, message: 'Schemas stand in contracts/.' }] },
      ],
    },
  },
  borders([
    { files: `${PLUGIN}/domain`, mayImport: [`${PLUGIN}/domain`], packages: [] },
    {
      files: `${PLUGIN}/contracts`,
      mayImport: [`${PLUGIN}/contracts`, `${PLUGIN}/domain`],
      packages: ['zod'],
    },
    { files: `${PLUGIN}/server`, mayNotImport: [`${PLUGIN}/admin`, 'src/admin'] },
    { files: `${SERVER}/platform`, mayNotImport: [`${SERVER}/features`, `${SERVER}/transport`] },
    { files: `${SERVER}/features`, mayNotImport: [`${SERVER}/transport`] },
    ...['shared', 'translations'].map((room) => ({
      files: `${PANEL}/${room}`,
      mayImport: [`${PANEL}/shared`, `${PANEL}/translations`, `${PLUGIN}/contracts`, `${PLUGIN}/domain`],
    })),
    { files: `${PLUGIN}/admin`, mayNotImport: [`${PLUGIN}/server`, 'src/api', 'src/extensions'] },
    { files: 'src/admin', mayNotImport: [`${PLUGIN}/server`] },
    { files: 'src', mayNotImport: ['tests', 'demo', 'bench', 'scripts'] },
  ]),
);
