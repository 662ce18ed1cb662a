import fc from 'fast-check';
import { EMPTY_ROOT, climb, growingTree, leafHash, nodeHash, pathOf, rootOf } from '../merkle';

/** RFC 6962, 2.1, word for word. */
function byDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return EMPTY_ROOT;
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split)));
}

// Certificate Transparency's own test vectors: the leaves in hexadecimal, and the roots over the first n of them.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree', () => {
  test('has the roots of the published test vectors', () => {
    const hashes = LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('latin1')));
    // Vectors with bytes above 0x7f would need a leaf of bytes; these have none.
    expect(ROOTS.map((_, i) => rootOf(hashes.slice(0, i + 1)).toString('hex'))).toEqual(ROOTS);
    expect(EMPTY_ROOT.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test('is that of the definition, leads every leaf to its root, and is the tree of its blocks’ roots', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 70 }), fc.constantFrom(1, 2, 8, 16), (texts, block) => {
        const leaves = texts.map(leafHash);
        const root = byDefinition(leaves);
        expect(rootOf(leaves)).toEqual(root);
        leaves.forEach((leaf, i) => expect(climb(leaf, pathOf(leaves, i))).toEqual(root));
        const blocks = Array.from({ length: Math.ceil(leaves.length / block) }, (_, i) =>
          rootOf(leaves.slice(i * block, (i + 1) * block)),
        );
        expect(rootOf(blocks)).toEqual(root);
      }),
    );
  });

  test('tells its root at every size', () => {
    const tree = growingTree();
    for (let size = 1; size <= 40; size += 1) {
      tree.add(leafHash(String(size)));
      expect(tree.size()).toBe(size);
      expect(tree.root()).toEqual(
        byDefinition(Array.from({ length: size }, (_, i) => leafHash(String(i + 1)))),
      );
    }
  });
});
