/** The company's own currency comes first where it is among them; the others keep their order. */
export const mainFirst = <S extends { currency: string }>(sums: readonly S[], main: string): S[] => [
  ...sums.filter(({ currency }) => currency === main),
  ...sums.filter(({ currency }) => currency !== main),
]
