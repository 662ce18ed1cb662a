/** Hands a file that was fetched with the session over to the browser. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A failed fetch of a file says its reason in JSON, which arrives as a blob. */
export async function reasonOf(error: unknown): Promise<string> {
  const { message, response } = (error ?? {}) as { message?: string; response?: { data?: unknown } };
  const data = response?.data;
  if (data instanceof Blob) {
    try {
      const { error: said } = JSON.parse(await data.text()) as { error?: { message?: string } };
      if (said?.message) return said.message;
    } catch {
      // The body is not JSON, so the client's own message is used.
    }
  }
  return message ?? String(error);
}
