/** An expected failure: shown to the person without a stack, in Chinese and in English. */
export class BilingualError extends Error {
  constructor(zh, en, options) {
    super(`${zh}\n${en}`, options);
    this.name = 'BilingualError';
  }
}

export function printFailure(error) {
  if (error instanceof BilingualError) {
    console.error(`\n✗ ${error.message}`);
    if (error.cause) console.error(String(error.cause.message ?? error.cause));
  } else {
    console.error('\n✗ 出现未预料的错误 / unexpected error');
    console.error(error);
  }
}
