/** A piece of a text; `hit` where it is what was searched for. */
export type Piece = { text: string; hit: boolean }

/** One character without case and accents: never more than one, so that places in the folded text are places in the text. */
const foldOne = (char: string) => {
  const [base = char] = char.normalize('NFD').toLowerCase()
  return base
}

const wordStart = /[\s\-_.,;:/@&('"]/

/** Where a word stands: at the beginning of a word if it can be had, else anywhere; -1 where it is not. */
const placeOf = (text: string[], word: string[]) => {
  const places = text.flatMap((_, at) => (word.every((char, step) => text[at + step] === char) ? [at] : []))
  return places.find((at) => at === 0 || wordStart.test(text[at - 1] ?? '')) ?? places[0] ?? -1
}

/** Cuts a text at what was searched for, whatever its case and accents. What is only like it is not marked. */
export const marks = (text: string, q: string): Piece[] => {
  const chars = [...text]
  const folded = chars.map(foldOne)
  const hits = new Set<number>()
  for (const word of q.split(/\s+/).filter(Boolean)) {
    const letters = [...word].map(foldOne)
    const at = placeOf(folded, letters)
    if (at >= 0) for (let step = 0; step < letters.length; step += 1) hits.add(at + step)
  }
  const pieces: Piece[] = []
  chars.forEach((char, at) => {
    const last = pieces.at(-1)
    if (last && last.hit === hits.has(at)) last.text += char
    else pieces.push({ text: char, hit: hits.has(at) })
  })
  return pieces
}
