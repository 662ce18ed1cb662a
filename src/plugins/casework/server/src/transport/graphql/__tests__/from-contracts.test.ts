import { twinTypeDefs } from '../from-contracts';

test('the twins have the names and types that clients know', () => {
  const { types, queries, mutations } = twinTypeDefs();
  expect({ types, queries, mutations }).toMatchInlineSnapshot(`
   {
     "mutations": "  "施行考核方案"
     putAssessmentSchemeInForce(documentId: ID!, data: JSON!): AssessmentSchemeState
     "起草考核方案的新版本"
     newAssessmentSchemeVersion(documentId: ID!): AssessmentSchemeState
     "试算，不保存"
     previewAssessmentScheme(documentId: ID!, data: JSON!): AssessmentPreview
     "测算考核"
     computeAssessment(data: JSON!): AssessmentTable
     "加减分"
     adjustAssessment(documentId: ID!, data: JSON!): AssessmentTable
     "审定考核结果"
     approveAssessment(documentId: ID!, data: JSON!): AssessmentTable
     "晾晒"
     publishAssessment(documentId: ID!): AssessmentTable
     "提出异议"
     objectToAssessment(documentId: ID!, data: JSON!): AssessmentTable
     "答复异议"
     decideAssessmentObjection(documentId: ID!, objection: String!, data: JSON!): AssessmentTable
     "定案"
     finaliseAssessment(documentId: ID!): AssessmentTable
     "填写本单位信息"
     updateOwnDepartment(data: JSON!): DepartmentFacts
     "生成企业专属链接；同一用途的旧链接随即失效"
     makeEnterpriseLink(documentId: ID!, data: JSON!): NewEnterpriseLink
     "撤销企业专属链接"
     revokeEnterpriseLink(documentId: ID!, link: String!): EnterpriseLink
     "答复企业留言，显示在企业专属页上"
     answerEnterpriseMessage(message: String!, data: JSON!): EnterpriseMessage
     "送来一件待登记事项；同一来源、同一编号再次送来的，答复首次的那件"
     receiveIntake(data: JSON!): IntakeDetail
     "认定企业"
     assignIntakeEnterprise(documentId: ID!, data: JSON!): IntakeDetail
     "登记为诉求，时限自企业提出时起算"
     registerIntake(documentId: ID!, data: JSON!): JSON
     "并入诉求，作为一条进展记录"
     attachIntake(documentId: ID!, data: JSON!): IntakeDetail
     "不予登记"
     dismissIntake(documentId: ID!, data: JSON!): IntakeDetail
     "补填附加项"
     fillExtraOfIssue(documentId: ID!, data: JSON!): JSON
     "对代为办理提出异议"
     objectToEntry(documentId: ID!, sequence: String!, data: JSON!): EntryObjection
     "会议议定：逐项落实到诉求，全部成功或全不改动"
     concludeMeeting(documentId: ID!): MeetingConclusion",
     "queries": "  "考核列表"
     assessmentLines: [AssessmentLine!]
     "考核结果"
     assessmentTable(documentId: ID!): AssessmentTable
     "与现在的数据比较"
     assessmentComparison(documentId: ID!): AssessmentComparison
     "考核得分的明细"
     assessmentRecords(documentId: ID!, subject: String!, measure: String!, part: String, page: Int, pageSize: Int): AssessmentRecords
     "本单位信息"
     ownDepartment: DepartmentFacts
     "已签发公文的数字与现在推算的差异"
     documentDifferences(documentId: ID!): DocumentDifferences
     "企业专属链接"
     enterpriseLinks(documentId: ID!): [EnterpriseLink!]
     "企业留言"
     enterpriseMessages(state: String, enterprise: String, page: Int, pageSize: Int): EnterpriseMessages
     "办理事件，按先后分页；after 为上次答复的 cursor"
     caseEvents(after: String, limit: Int): CaseEvents
     "待登记事项"
     receivedIntakes(state: String, page: Int, pageSize: Int): ReceivedIntakes
     "一件待登记事项的状态和内容"
     receivedIntake(documentId: ID!): IntakeDetail
     "同一企业 90 日内相似的诉求，供登记时比对"
     similarIssues(data: JSON!): [SimilarIssue!]
     "当前可以进行的操作"
     issueActions(documentId: ID!): [IssueAction!]!
     "台账"
     issueLedger(documentId: ID!, page: Int, pageSize: Int): IssueLedger
     "指标"
     measures(subject: String!, id: ID, group: ID, imported: String, from: String!, to: String!): [SubjectMeasures!]
     "指标明细"
     measureRecords(code: String!, subject: String!, id: ID, group: ID, imported: String, from: String!, to: String!, part: String, page: Int, pageSize: Int): MeasureRecords",
     "types": "type AssessmentSchemeState {
     documentId: ID!
     name: String!
     version: Int!
     state: String!
   }

   type AssessmentPreview {
     scheme: AssessmentSchemeVersion!
     from: String!
     to: String!
     rows: [AssessmentRow!]!
     inForce: AssessmentInForce
   }

   type AssessmentSchemeVersion {
     documentId: ID!
     name: String!
     version: Int!
     assesses: String!
   }

   type AssessmentRow {
     subject: AssessmentSubject!
     peerSet: String!
     issues: Int!
     cells: [AssessmentCell!]!
     parts: [AssessmentPart!]
     adjustments: String!
     total: String
     rank: Int
     grade: String
     excluded: String
   }

   type AssessmentSubject {
     documentId: ID!
     name: String!
     code: String!
   }

   type AssessmentCell {
     heading: String!
     measure: String!
     weight: String!
     numerator: JSON
     denominator: JSON
     value: String
     points: String
   }

   type AssessmentPart {
     group: AssessmentDepartment!
     issues: Int!
     total: String!
     source: String!
   }

   type AssessmentDepartment {
     documentId: ID!
     name: String!
   }

   type AssessmentInForce {
     scheme: AssessmentSchemeVersion!
     rows: [AssessmentRow!]!
   }

   type AssessmentTable {
     documentId: ID!
     state: String!
     scheme: AssessmentSchemeVersion!
     from: String!
     to: String!
     period: String!
     group: AssessmentDepartment
     rows: [AssessmentRow!]!
     revised: Boolean!
     adjustmentLimit: String!
     adjustments: [AssessmentAdjusted!]!
     objections: [AssessmentObjected!]!
     computedAt: DateTime!
     computedBy: String!
     approver: String
     approvedAt: DateTime
     scan: [AssessmentFile!]!
     madePublicAt: DateTime
     objectionsUntil: DateTime
     finalisedAt: DateTime
     allowed: [String!]!
   }

   type AssessmentAdjusted {
     documentId: ID!
     subject: AssessmentDepartment!
     points: String!
     reason: String!
     document: String!
     enteredBy: String!
     enteredAt: DateTime!
   }

   type AssessmentObjected {
     documentId: ID!
     subject: AssessmentDepartment!
     state: String!
     reason: String!
     attachments: [AssessmentFile!]!
     raisedBy: String!
     raisedAt: DateTime!
     decision: String
     decidedBy: String
     decidedAt: DateTime
     changes: [AssessmentDifference!]!
   }

   type AssessmentFile {
     documentId: ID!
     name: String!
   }

   type AssessmentDifference {
     subject: AssessmentSubject!
     measure: String
     field: String!
     before: JSON
     now: JSON
   }

   type AssessmentLine {
     documentId: ID!
     state: String!
     scheme: AssessmentSchemeVersion!
     from: String!
     to: String!
     period: String!
     group: AssessmentDepartment
     subjects: Int!
     computedAt: DateTime!
     madePublicAt: DateTime
     openObjections: Int!
   }

   type AssessmentComparison {
     differences: [AssessmentDifference!]!
     rows: [AssessmentRow!]!
   }

   type AssessmentRecords {
     nodes: [JSON!]!
     pageInfo: Pagination!
     notVisible: Int
   }

   type DepartmentFacts {
     documentId: ID!
     name: String!
     "the body that the unit has set up for the work (§三.3)"
     promotionBody: String
     foundingDocument: String
     leaderInCharge: String
     liaison: String
     phone: String
   }

   type DocumentDifferences {
     "how many were compared"
     figures: Int!
     differences: [DocumentDifference!]!
   }

   type DocumentDifference {
     "as it is printed"
     words: String!
     "as it would be printed"
     now: String!
     "what the figure answers, as in data.json"
     question: JSON!
   }

   type NewEnterpriseLink {
     documentId: ID!
     purpose: String!
     issue: JSON
     contact: JSON!
     expiresAt: DateTime
     url: String!
     qr: String!
   }

   type EnterpriseLink {
     documentId: ID!
     purpose: String!
     issue: JSON
     contact: JSON!
     expiresAt: DateTime
     state: String!
     madeAt: DateTime!
     madeBy: String!
     openedAt: DateTime
     endedAt: DateTime
   }

   type EnterpriseMessage {
     id: ID!
     enterprise: JSON!
     issue: JSON
     contact: String!
     text: String!
     at: DateTime!
     answer: JSON
     mayAnswer: Boolean!
   }

   type EnterpriseMessages {
     nodes: [EnterpriseMessage!]!
     pageInfo: Pagination!
   }

   type CaseEvent {
     specversion: String!
     id: ID!
     source: String!
     type: String!
     subject: String!
     time: DateTime!
     datacontenttype: String!
     sequence: String!
     data: JSON!
   }

   type CaseEvents {
     nodes: [CaseEvent!]!
     cursor: String
     more: Boolean
   }

   type IntakeDetail {
     documentId: ID!
     state: String!
     light: String
     channel: String!
     source: String
     outsideNumber: String
     from: JSON!
     receivedAt: DateTime!
     dueAt: DateTime!
     subject: String!
     complaint: Boolean!
     enterprise: JSON
     group: JSON
     issue: JSON
     text: String!
     attachments: [JSON!]!
     original: JSON
     leftOut: String
     reason: String
     handledAt: DateTime
     handledBy: String
     allowed: [String!]!
     prefill: JSON
   }

   type IntakeLine {
     documentId: ID!
     state: String!
     light: String
     channel: String!
     source: String
     outsideNumber: String
     from: JSON!
     receivedAt: DateTime!
     dueAt: DateTime!
     subject: String!
     complaint: Boolean!
     enterprise: JSON
     group: JSON
     issue: JSON
   }

   type ReceivedIntakes {
     nodes: [IntakeLine!]!
     pageInfo: Pagination!
   }

   type SimilarIssue {
     documentId: ID!
     number: String!
     title: String!
     stage: String!
     receivedAt: DateTime!
     similarity: Float!
   }

   "An action that the caller may take now"
   type IssueAction {
     action: String!
     name: String!
     label: String!
     to: [String!]!
     onBehalfOf: String
     final: Boolean!
     "JSON Schema of its input"
     schema: JSON!
   }

   type IssueLedgerEntry {
     documentId: ID!
     issue: ID!
     sequence: Int!
     action: String!
     from: String
     to: String
     actor: JSON!
     happenedAt: DateTime!
     recordedAt: DateTime!
     dues: JSON
     input: JSON!
     prevHash: String
     hash: String
     objection: EntryObjection
     mayObject: Boolean!
   }

   type EntryObjection {
     reason: String!
     organisation: String!
     name: String!
     at: DateTime!
   }

   type IssueLedger {
     nodes: [IssueLedgerEntry!]!
     pageInfo: Pagination!
   }

   type SubjectMeasures {
     subject: String!
     id: ID
     name: String!
     measures: [Measure!]!
   }

   "One measure of one subject. Sums of money are exact decimals in texts, counts are numbers"
   type Measure {
     code: String!
     name: String!
     numerator: JSON
     denominator: JSON
     "Four decimals; null is 不参评"
     value: String
     lowerIsBetter: Boolean!
     "Enterprises or projects that lack what it is computed from"
     leftOut: Int
     "The reader may not know it yet"
     withheld: Boolean
   }

   type MeasureRecords {
     nodes: [JSON!]!
     pageInfo: Pagination!
     notVisible: Int
   }

   "What became of a meeting’s agenda"
   type MeetingConclusion {
     documentId: ID!
     state: String!
     concludedAt: DateTime!
     "The lines in their order, each with the actions that its decision was"
     items: JSON!
     "The draft of the minutes, an official document"
     minutes: ID!
   }",
   }
  `);
});
