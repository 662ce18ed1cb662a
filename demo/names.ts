/** Names, telephone numbers and credit codes that look right and belong to nobody. */

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳';

/** 赵示例, 钱示例 … , 赵示例乙 …: nobody bears such a name. */
export function personName(n: number): string {
  const round = Math.floor(n / SURNAMES.length);
  return `${SURNAMES[n % SURNAMES.length] ?? '某'}示例${['', '乙', '丙', '丁', '戊', '己'][round] ?? round}`;
}

export const phone = (n: number): string => `0000-${String(n).padStart(7, '0')}`;

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A unified social credit code: 91 (enterprise), region 000000 (nowhere), an organisation code with its
 * own check character (GB 11714) and the check character of GB 32100-2015.
 */
export function creditCode(n: number): string {
  const body = `MADM${String(n).padStart(4, '0')}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const sum = [...body].reduce((total, char, i) => total + digits.indexOf(char) * (weights[i] ?? 0), 0);
  const rest = 11 - (sum % 11);
  const head = `91000000${body}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`;
  let total = 0;
  let weight = 1;
  for (const char of head) {
    total += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return head + (ALPHABET[(31 - (total % 31)) % 31] ?? '');
}
