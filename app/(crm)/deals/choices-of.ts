/** Records by name, to choose one of them. */
export const choicesOf = (records: readonly { id: string; name: string }[]) =>
  records.map(({ id, name }) => ({ value: id, label: name }))
