import { randomInt } from 'node:crypto'
import { passwordWeakness } from '#domain/passwords.ts'

/** Without the letters and digits that are mistaken for one another when read aloud or typed from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')

/** A password for somebody's first sign-in: 99 bits, in groups that can be read out, good enough for every role. */
export const oneTimePassword = (): string => {
  for (;;) {
    const made = [group(), group(), group(), group()].join('-')
    if (passwordWeakness(made, 'admin', []) === null) return made
  }
}
