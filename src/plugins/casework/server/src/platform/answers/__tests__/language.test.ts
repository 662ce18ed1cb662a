import { chinese, inLanguage } from '../language';

const error = (message: string, status = 400, details: unknown = {}) => ({
  status,
  name: 'ValidationError',
  message,
  details,
});

describe('the language of an error', () => {
  test.each([
    ['Invalid key foo', '参数不可用：foo'],
    ['Invalid key foo at bar.foo', '参数不可用：bar.foo 中的 foo'],
    ['title must be defined.', '标题：必须填写'],
    ['creditCode must be at most 18 characters', '统一社会信用代码：不得超过18个字'],
    ['2 errors occurred', '填写的内容有2处错误'],
    ['This attribute must be unique', '该项不得与已有记录重复'],
    ['a.pdf exceeds size limit of 20 MB.', '文件“a.pdf”超过大小上限 20 MB'],
    ['Unexpected token } in JSON at position 3', '内容不是有效的 JSON'],
    ['已有的中文', '已有的中文'],
  ])('%s', (text, said) => {
    expect(chinese(text)).toBe(said);
  });

  test('what the table does not know becomes a sentence of its status, and keeps the original aside', () => {
    expect(inLanguage(error('Something nobody has foreseen', 409), 'zh')).toEqual({
      status: 409,
      name: 'ValidationError',
      message: '与现状冲突，请刷新后重试',
      details: { original: 'Something nobody has foreseen' },
    });
  });

  test('but nothing that a database says, and nothing of an internal error', () => {
    const sql = 'insert into "issues" … violates not-null constraint';
    expect(inLanguage(error(sql), 'zh')).toMatchObject({ message: '请求的内容或参数有误', details: {} });
    expect(inLanguage(error('connect ECONNREFUSED 10.0.0.1', 500), 'zh')).toMatchObject({
      message: '系统内部错误',
      details: {},
    });
    expect(inLanguage(error('connect ECONNREFUSED 10.0.0.1', 500), 'en')).toMatchObject({
      message: 'Internal Server Error',
    });
  });

  test('details are an object whose messages are translated and whose facts stay', () => {
    const details = {
      key: 'foo',
      errors: [{ path: ['title'], message: 'title must be defined.', name: 'ValidationError' }],
    };
    expect(inLanguage(error('title must be defined.', 400, details), 'zh').details).toEqual({
      key: 'foo',
      errors: [{ path: ['title'], message: '标题：必须填写', name: 'ValidationError' }],
    });
    expect(inLanguage(error('x', 400, null), 'en').details).toEqual({});
    expect(inLanguage(error('x', 400, ['a must be defined']), 'zh').details).toEqual({
      errors: ['a：必须填写'],
      original: 'x',
    });
    expect(details.errors[0]?.message).toBe('title must be defined.');
  });
});
