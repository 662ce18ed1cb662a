import { LEVEL_NAMES, type Rule } from '../../../../domain/escalation';
import { overdueWorkingDays, workingDaysLeft, type Calendar } from '../../../../domain/calendar';

/** The reasons that the ledger records when the system acts by a rule. */
export function reasonOf(rule: Rule, level: number, since: Date, calendar: Calendar, now: Date): string {
  const next = LEVEL_NAMES[Math.min(level + 1, 3)] ?? '';
  const days =
    rule.condition === 'undecided'
      ? rule.workingDays
      : Math.max(overdueWorkingDays(calendar, since, now), rule.workingDays);
  switch (rule.condition) {
    case 'overdue':
      return rule.effect === 'urge'
        ? `已超期${days}个工作日，请抓紧办理。（系统按“${rule.name}”规则催办）`
        : `已超期${days}个工作日，${verb(rule)}${next}。（规则：${rule.name}）`;
    case 'undecided':
      return rule.effect === 'urge'
        ? `提请后${days}个工作日未作出决定，请抓紧办理。（系统按“${rule.name}”规则催办）`
        : `提请后${days}个工作日既未作出决定，也未反馈办理结果，${verb(rule)}${next}。（规则：${rule.name}）`;
    case 'decision-overdue':
      return rule.effect === 'urge'
        ? `会办决定事项已逾期${days}个工作日，请抓紧办理。（系统按“${rule.name}”规则催办）`
        : `会办决定事项已逾期${days}个工作日，${verb(rule)}${next}。（规则：${rule.name}）`;
  }
}

const verb = (rule: Rule): string => (rule.mode === 'act' ? '提请' : '建议提请');

/** 还剩 n 个工作日 or 已超期 n 个工作日, as notices say it. */
export function standOf(due: Date, calendar: Calendar, now: Date): string {
  if (now < due) {
    const left = workingDaysLeft(calendar, due, now);
    return left === 0 ? '今日到期' : `还剩${left}个工作日`;
  }
  const over = overdueWorkingDays(calendar, due, now);
  return over === 0 ? '已到期' : `已超期${over}个工作日`;
}
