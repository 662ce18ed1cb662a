import type { PanelTypes } from './describe';

/** Content types of automatic acts and their texts. */
export const AUTOMATION: PanelTypes = {
  'escalation-rule': {
    mainField: 'name',
    sort: ['sortOrder', 'ASC'],
    list: ['name', 'effect', 'condition', 'fromLevel', 'workingDays', 'mode', 'active'],
    form: [
      'name:8 active:4',
      'effect:4 condition:4 workingDays:4',
      'fromLevel:4 mode:4 sortOrder:4',
      'tellLeader:4 tellGroup:4 tellOffice:4',
      'tellLeadUnit:4 tellSupportUnits:4',
    ],
    fields: {
      name: ['规则名称', '写入台账，一看就明白为什么'],
      effect: ['处理方式', '催办，或者提请上一级研究'],
      condition: ['起算条件', '从什么时候起算工作日'],
      fromLevel: [
        '现层级',
        '0 承办单位办理，1 包联领导协调，2 包联领导集中会办。提请规则必须填写；催办规则不填即为各层级',
      ],
      workingDays: ['工作日数', '超过多少个工作日后执行，下一次到期处理时生效'],
      mode: ['执行方式', '直接提请，或者先向工作组（包联领导）提出建议'],
      tellLeader: '另告知包联领导',
      tellGroup: '另告知工作组',
      tellOffice: '另告知专班办',
      tellLeadUnit: '另告知承办单位',
      tellSupportUnits: '另告知配合单位',
      active: ['启用', '停用后不再执行，已执行的不受影响'],
      sortOrder: '排序',
    },
  },
  'notification-template': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'title', 'body', 'active'],
    form: ['name:6 event:6', 'title:12', 'body:12', 'active:4'],
    fields: {
      event: ['事项代码', '群机器人按代码挑选转发哪些事项'],
      name: '事项',
      title: [
        '标题',
        '可用 {{编号}} {{标题}} {{企业}} {{环节}} {{时限}}（本环节） {{办结时限}} {{节点}} {{情况}} {{承办单位}} {{配合单位}}',
      ],
      body: ['正文', '同一正文发给所有被告知的人，包括企业：不要写只限内部知悉的内容'],
      active: ['启用', '停用后此类事项不再发通知'],
    },
  },
  'document-text': {
    mainField: 'name',
    sort: ['id', 'ASC'],
    list: ['name', 'title'],
    form: ['name:6 kind:6', 'title:12', 'receivers:12', 'body:12', 'copies:12'],
    fields: {
      kind: ['文种代码', '由系统确定'],
      name: '文种',
      title: ['标题', '可用的名称见“公文 → 文本”；换行处即标题回行处'],
      receivers: '主送机关',
      copies: ['抄送机关', '以“抄送：”或“分送：”开头'],
      body: ['正文', '保存时检查；写法和可用的名称见“公文 → 文本”，在那里可以恢复默认文本'],
    },
  },
  'notification-channel': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'department', 'events', 'active'],
    form: ['name:6 department:6', 'url:12', 'events:12', 'active:4'],
    fields: {
      name: '名称',
      url: ['群机器人地址', '企业微信群机器人的 Webhook 地址（https）。地址等同于口令，请勿外传'],
      department: ['部门', '发给该部门（工作组或承办单位）的通知转到这个群；不选即为专班办'],
      events: ['事项代码', '只转发这些事项，以逗号分隔，代码见通知模板；不填即全部。投诉举报类一律不转发'],
      active: '启用',
    },
  },
  'event-subscription': {
    mainField: 'name',
    sort: ['name', 'ASC'],
    list: ['name', 'url', 'group', 'events', 'active'],
    form: ['name:6 group:6', 'url:12', 'secret:12', 'events:12', 'active:4'],
    fields: {
      name: '名称',
      url: ['接收地址', '对方系统的地址（https），内网地址须由管理员在 WEBHOOK_ALLOW 中放行'],
      secret: ['签名密钥', 'whsec_ 开头，不填则自动生成；请交给对方用于核验签名，勿外传'],
      group: ['工作组', '只推送该工作组的诉求；不选即为全部。投诉举报类一律不推送'],
      events: [
        '事项代码',
        '只推送这些操作，以逗号分隔，如 register, transfer；不填即全部操作。另写 anchor 的推送每日台账存证',
      ],
      active: ['启用', '停用后尚未送出的不再推送'],
    },
  },
};
