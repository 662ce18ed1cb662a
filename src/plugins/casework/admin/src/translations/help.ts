/** Texts of the handbook's pages, Chinese and English. */
export const HELP_TEXTS = {
  'help.title': ['使用手册', 'Handbook'],
  'help.subtitle': ['按身份说明每一页怎么用', 'How each page is used, by role'],
  'help.link': ['帮助', 'Help'],
  'help.start': ['开始使用', 'First steps'],
  'help.office': ['专班办', 'Office'],
  'help.group': ['包联工作组', 'Group'],
  'help.unit': ['承办单位', 'Unit'],
  'help.leader': ['包联领导、联络员', 'Leader and liaison'],
  'help.auditor': ['监督、专班组长', 'Auditor and head'],
  'help.enterprise': ['包联企业', 'Enterprise'],
  'help.process': ['办理流程', 'Process'],
  'help.terms': ['名词解释', 'Terms'],
  'help.none': ['手册里没有这一页。', 'The handbook has no such page.'],
  'help.or': ['或', ' or '],
} as const;
