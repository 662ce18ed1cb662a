import { optional, required } from '../lifecycle/fields';
import { defineLife, type StateOf, type StepOf } from './table';

/** Facts that the steps of an official document depend on, beside its state. */
export type OfficialDocumentFacts = {
  /** a kind that the head of the task force approves (督办函, 警示函), and that has not been */
  approvalMissing: boolean;
  /** a kind that the head approves at all */
  needsApproval: boolean;
  approvedAt: Date | null;
  receiptAt: Date | null;
  replyAt: Date | null;
};

/** 公文 (plan §六.2–3; GB/T 9704): drafted from data, 核稿, 签发, and revoked but never deleted. */
export const OFFICIAL_DOCUMENT_LIFE = defineLife<OfficialDocumentFacts>()({
  label: { zh: '公文', en: 'Official document' },
  states: {
    draft: { label: { zh: '草稿', en: 'Draft' } },
    reviewed: { label: { zh: '已核稿', en: 'Reviewed' } },
    issued: { label: { zh: '已签发', en: 'Issued' } },
    revoked: { label: { zh: '已撤销', en: 'Revoked' }, final: true },
  },
  who: {
    issuer: { zh: '发文机关', en: 'Issuing body' },
    receiver: { zh: '收文机关（函件）', en: 'Receiver (of a letter)' },
    head: { zh: '专班组长、副组长', en: 'Head of the task force' },
  },
  steps: {
    draft: {
      label: { zh: '起草', en: 'Draft' },
      from: null,
      to: 'draft',
      who: ['issuer'],
      input: null,
      makes: ['data', 'body'],
      shown: false,
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      from: ['draft'],
      to: '=',
      who: ['issuer'],
      input: null,
    },
    review: {
      label: { zh: '核稿', en: 'Review' },
      from: ['draft'],
      to: 'reviewed',
      who: ['issuer'],
      input: { reviewer: required.text(50) },
    },
    'send-back': {
      label: { zh: '退回修改', en: 'Send back' },
      from: ['reviewed'],
      to: 'draft',
      who: ['issuer'],
      input: { reason: optional.text() },
    },
    approve: {
      label: { zh: '批准', en: 'Approve' },
      from: ['reviewed'],
      to: '=',
      who: ['head'],
      input: {},
      refuses: ({ needsApproval, approvedAt }) =>
        !needsApproval ? { code: 'NO_APPROVAL_NEEDED' } : approvedAt ? { code: 'ALREADY_APPROVED' } : null,
      tells: ['issuer'],
    },
    issue: {
      label: { zh: '签发', en: 'Issue' },
      from: ['reviewed'],
      to: 'issued',
      who: ['issuer'],
      input: { signer: required.text(50), evidence: optional.evidence() },
      refuses: ({ approvalMissing }) => (approvalMissing ? { code: 'APPROVAL_MISSING' } : null),
      makes: ['number', 'pdf', 'sha256', 'duty'],
      tells: ['receiver'],
      final: true,
    },
    revoke: {
      label: { zh: '撤销', en: 'Revoke' },
      from: ['issued'],
      to: 'revoked',
      who: ['issuer'],
      input: { reason: required.text() },
      tells: ['receiver'],
      final: true,
    },
    receipt: {
      label: { zh: '签收', en: 'Acknowledge receipt' },
      from: ['issued'],
      to: '=',
      who: ['receiver'],
      input: {},
      refuses: ({ receiptAt }) => (receiptAt ? { code: 'ALREADY_RECEIPTED' } : null),
      tells: ['issuer'],
    },
    reply: {
      label: { zh: '回复', en: 'Reply' },
      from: ['issued'],
      to: '=',
      who: ['receiver'],
      input: { text: required.text(10_000) },
      refuses: ({ replyAt }) => (replyAt ? { code: 'ALREADY_REPLIED' } : null),
      makes: ['receipt'],
      tells: ['issuer'],
    },
  },
});

export type OfficialDocumentState = StateOf<typeof OFFICIAL_DOCUMENT_LIFE>;
export type OfficialDocumentStep = StepOf<typeof OFFICIAL_DOCUMENT_LIFE>;
