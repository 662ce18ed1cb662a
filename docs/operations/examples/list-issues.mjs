// Reads all issues that the token's person sees and that match a filter, page by page, and prints one line for each.
// Run: BASE=https://qiaomen.example.gov.cn TOKEN=… node list-issues.mjs 'filters[stage][$eq]=handling'
const { BASE, TOKEN } = process.env;
const filter = process.argv[2] ?? '';

/** Waits as long as the server says when it is busy (429, 503); everything else that is refused is an error. */
async function get(path) {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(BASE + path, { headers: { authorization: `Bearer ${TOKEN}` } });
    if (response.ok) return response.json();
    const body = await response.json().catch(() => null);
    if (![429, 503].includes(response.status) || tries === 5)
      throw new Error(`${response.status} ${body?.error?.details?.code ?? ''} ${body?.error?.message ?? ''}`);
    await new Promise((resolve) =>
      setTimeout(resolve, Number(response.headers.get('retry-after') ?? 1) * 1000),
    );
  }
}

// A fixed order that ends in the id: rows neither come twice nor are passed over while others are added.
const query = `${filter}&sort[0]=receivedAt&sort[1]=id&fields[0]=number&fields[1]=title&fields[2]=stage&pagination[pageSize]=100`;
for (let page = 1, pages = 1; page <= pages; page += 1) {
  const { data, meta } = await get(`/api/issues?${query}&pagination[page]=${page}`);
  for (const { number, stage, title } of data) console.log([number, stage, title].join('\t'));
  pages = meta.pagination.pageCount;
}
