/** What most of the long passwords found in breaches are put together from; alone or together they protect nothing. */
const commonWords = [
  'password passwort contraseña contrasena passwd administrator admin manager root user login default changeme change',
  'secret letmein welcome willkommen bienvenido iloveyou trustno hello monkey dragon football baseball soccer sunshine',
  'princess superman batman pokemon master shadow company office business sales test demo temp guest nexo crm',
  'spring summer autumn winter fall january february march april june july august september october november december',
  'monday tuesday wednesday thursday friday saturday sunday',
]
  .join(' ')
  .split(' ')

/** Fingers walking over a keyboard, the alphabet and the digits; forwards and backwards. */
const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  'qwertzuiop',
  'azertyuiop',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'yxcvbnm',
  '!@#$%^&*()',
  '!"§$%&/()=',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb',
  'qazwsxedcrfvtgbyhn',
].flatMap((walk) => [walk, [...walk].reverse().join('')])
const shortestWalk = 3

/** How letters are disguised: p@55w0rd. */
const alike: Record<string, string> = {
  a: '[a@4]',
  e: '[e3]',
  i: '[i1!]',
  l: '[l1]',
  o: '[o0]',
  s: '[s$5]',
  t: '[t7]',
}

const patternOf = (word: string) =>
  [...word].map((letter) => alike[letter] ?? letter.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('')

const withoutWords = (text: string, words: readonly string[]) => {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  return text.replace(new RegExp(longestFirst.map(patternOf).join('|'), 'g'), '')
}

const isWalk = (part: string) => walks.some((walk) => walk.includes(part))

const withoutWalks = (text: string) => {
  let rest = ''
  let at = 0
  while (at < text.length) {
    let end = at + shortestWalk
    while (end <= text.length && isWalk(text.slice(at, end))) end += 1
    const length = end - 1 - at
    if (length < shortestWalk) rest += text[at]
    at += length < shortestWalk ? 1 : length
  }
  return rest
}

const withoutRepeats = (text: string) => text.replace(/(.+?)\1+/gs, '$1')

/**
 * Whether little is left of a password once what a guesser tries first is taken out: the names that belong to the
 * account, common words in any disguise, years, walks over the keyboard, and repeats. Five different characters must
 * remain.
 */
export const isGuessable = (password: string, names: readonly string[]): boolean => {
  const text = password.normalize('NFC').toLowerCase()
  const known = names.map((name) => name.normalize('NFC').toLowerCase()).filter((name) => name.length >= 3)
  const strange = withoutWords(text, [...known, ...commonWords]).replace(/(19|20)\d\d/g, '')
  return new Set(withoutWalks(withoutRepeats(strange))).size < 5
}
