/** Rows of the file: a small business has no more contacts. */
const rows = 5_000

const line = (n: number) =>
  `First ${n},Last ${n},person.${n}@import.example,+49 30 ${n},Company ${n % 500},vip;print,"${n}.50"`
const file = () =>
  [
    'First Name,Last Name,Email,Phone,Company,Tags,Credit limit',
    ...Array.from({ length: rows }, (_, n) => line(n)),
  ].join('\n')

/** What it takes to read a file of clients, and to make records of its rows beside the lists that are read meanwhile. */
export const importRows = async (url: string, headers: Record<string, string>) => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      headers: { ...headers, 'content-type': 'application/json' },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const from = performance.now()
  const { id, mapping } = await ask('/api/imports?of=clients&name=bench.csv', {
    method: 'POST',
    body: file(),
  })
  const read = performance.now()
  await ask(`/api/crm/imports/${id}/start`, { method: 'POST', body: JSON.stringify({ mapping }) })
  for (;;) {
    const { state, added } = await ask(`/api/crm/imports/${id}`)
    if (state !== 'running') {
      if (added !== rows) throw new Error(`${added} of ${rows} rows were added`)
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const seconds = (performance.now() - read) / 1_000
  return { rows, readMs: Math.round(read - from), rowsPerSecond: Math.round(rows / seconds) }
}
