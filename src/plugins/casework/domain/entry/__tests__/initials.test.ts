import { initials, isInitials } from '../initials';

describe('pinyin initials', () => {
  test.each([
    ['富源县示例水泥厂', 'fyxslsnc'],
    ['示例（集团）甲有限公司', 'sljtjyxgs'],
    ['ＡＢ示例3号', 'absl3h'],
    ['鑫旺 粮油', 'xwly'],
    ['阿里', 'al'],
    ['黑龙江日出', 'hljrc'],
    ['欧阳马三仁', 'oymsr'],
    ['做', 'z'],
    ['', ''],
  ])('%s is %s', (name, said) => expect(initials(name)).toBe(said));

  test.each([
    ['slyx', true],
    ['SLYX', true],
    ['s', false],
    ['示例', false],
    ['sl yx', false],
  ])('%s could be initials: %s', (typed, is) => expect(isInitials(typed)).toBe(is));
});
