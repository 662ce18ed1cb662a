import fc from 'fast-check';
import { actionRow, ACTION_NAMES } from '../../lifecycle';
import { REMINDERS } from '../../escalation';
import {
  TEMPLATES,
  cutBytes,
  escapeHtml,
  escapeRobotText,
  render,
  renderLines,
  unknownPlaceholders,
} from '..';

describe('templates', () => {
  test('there is one for whatever tells somebody', () => {
    const events = [
      ...ACTION_NAMES.filter((name) => actionRow(name).tells.length > 0 || actionRow(name).tellsAlso),
      ...REMINDERS,
    ];
    expect(events.filter((event) => !Object.hasOwn(TEMPLATES, event))).toEqual([]);
  });

  test('they ask for nothing that there is not', () => {
    for (const { title, body } of Object.values(TEMPLATES))
      expect(unknownPlaceholders(title + body)).toEqual([]);
    expect(unknownPlaceholders('{{编号}} {{ 密码 }}')).toEqual(['密码']);
  });
});

describe('facts', () => {
  test('are put in once, as one line without controls', () => {
    expect(render('{{企业}}：{{标题}}', { 企业: '{{标题}}', 标题: '甲\r\nBcc: x\u202e' })).toBe(
      '{{标题}}：甲 Bcc: x',
    );
    expect(renderLines('有：\n{{目录}}\n完', {}, ['一\n二', '{{编号}}'])).toBe('有：\n一 二\n{{编号}}\n完');
    expect(render('{{情况}}。', {})).toBe('。');
  });

  test('never become markup, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(escapeHtml(render('{{标题}}', { 标题: title }))).not.toMatch(/[<>"']/);
        expect(render('{{标题}}', { 标题: title })).not.toMatch(/[\r\n]/);
      }),
    );
    expect(escapeHtml(`<img src=x onerror='a'>&"`)).toBe('&lt;img src=x onerror=&#39;a&#39;&gt;&amp;&quot;');
    expect(escapeRobotText('<@all> 甲')).toBe('＜@all> 甲');
  });

  test('are cut to what a robot takes, never inside a character', () => {
    expect(cutBytes('甲乙丙', 9)).toBe('甲乙丙');
    expect(cutBytes('甲乙丙丁', 9)).toBe('甲乙…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, limit) => {
        const cut = cutBytes(text, limit);
        expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
