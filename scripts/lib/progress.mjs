// The application's own process goes on counting where the launcher began.
export const startedAt = Number(process.env.QIAOMEN_STARTED_AT) || Date.now();
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

/** Prints one line for each step: `[  3.2 秒] 标题 ...... 完成（30.1 秒）`, with a sign of life while it lasts. */
export async function step(title, action) {
  const began = Date.now();
  const isTerminal = process.stdout.isTTY;
  process.stdout.write(`[${seconds(startedAt).padStart(6)} 秒] ${title} ${isTerminal ? '' : '…\n'}`);
  const heartbeat = setInterval(
    () => process.stdout.write(isTerminal ? '.' : `            … ${title}，已用 ${seconds(began)} 秒\n`),
    isTerminal ? 2_000 : 10_000,
  );
  try {
    const result = await action();
    clearInterval(heartbeat);
    const note = typeof result?.note === 'string' ? `，${result.note}` : '';
    process.stdout.write(
      `${isTerminal ? ' ' : `            ${title}：`}完成（${seconds(began)} 秒${note}）\n`,
    );
    return result;
  } catch (error) {
    clearInterval(heartbeat);
    process.stdout.write(isTerminal ? ' 失败\n' : `            ${title}：失败\n`);
    throw error;
  }
}

export const note = (line) => console.log(`\n            ${line}`);
