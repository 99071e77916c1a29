import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxPasswordLength, password, passwordWeakness } from './passwords.ts'
import { portalRoles, staffRoles } from './roles.ts'

const names = [
  'anna.keller',
  'anna.keller@acme-works.com',
  'anna',
  'keller',
  'acme-works',
  'com',
  'Anna',
  'Keller',
]
const codes = (value: unknown) => {
  const parsed = password.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

describe('any password', () => {
  test('has eight characters or more, counted as a person counts them', () => {
    expect(codes('1234567')).toEqual(['password_short'])
    expect(codes('12345678')).toEqual([])
    expect(codes('🦊'.repeat(7))).toEqual(['password_short'])
    expect(codes('🦊'.repeat(8))).toEqual([])
    // Seven é's of two code points each are seven characters.
    expect(codes('e\u0301'.repeat(7))).toEqual(['password_short'])
  })

  test('has two hundred at most', () => {
    expect(codes('x'.repeat(maxPasswordLength))).toEqual([])
    expect(codes('x'.repeat(maxPasswordLength + 1))).toEqual(['too_long'])
  })

  test('is kept as it was typed, blanks and all', () => {
    expect(password.parse('  blanks around  ')).toBe('  blanks around  ')
  })

  test('holds nothing that cannot be typed', () => {
    expect(codes('abcdefgh\u0000')).toEqual(['unstorable_text'])
    expect(codes('abcdefgh\ud800')).toEqual(['unstorable_text'])
  })
})

describe('a member of staff', () => {
  test('needs twelve characters', () => {
    for (const role of staffRoles) {
      expect(passwordWeakness('xK9#mQ2$vL7', role, names)).toBe('password_short_staff')
      expect(passwordWeakness('xK9#mQ2$vL7p', role, names)).toBeNull()
    }
  })

  test.each([
    'Password1234',
    'password123456',
    'P@ssw0rd2026!',
    'P4$$w0rd!!!!',
    'passwordpassword',
    'qwerty123456',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'asdfghjkl1234',
    'zxcvbnm,./zxcvbnm',
    'admin12345678',
    'Administrator1',
    '4dm1n1str4t0r!',
    '123456789012',
    '987654321098',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabc',
    'abcdefghijklmnop',
    'Welcome2026!!',
    'Summer2026!!!',
    'sunshine monkey dragon',
    'NexoCRM2026!',
    'Acme-Works2026',
    '4cme-w0rks!!1234',
    'AnnaKeller1990',
    'kellerkeller!!',
    'anna.keller@acme-works.com',
    '            ',
    '!@#$%^&*()!@',
  ])('may not take %j, which is guessed first', (weak) => {
    expect(passwordWeakness(weak, 'employee', names)).toBe('password_common')
  })

  test.each([
    'correct horse battery staple',
    'my sister plays the tuba badly',
    'mi perro come tortillas',
    'Trüffel-Kartoffel-Auflauf',
    'the secret of the summer dragonfly',
    'welcome to our yellow kitchen',
    'Quarterly-Zebra-71-Lamp',
    'zX8!kd02Qm-p',
    '483920175566',
    '北京的秋天真的非常美丽好看',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧',
  ])('may take %j', (good) => {
    expect(passwordWeakness(good, 'admin', names)).toBeNull()
  })

  test('may take whatever a password manager makes', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!@#$%&*']
    const generated = fc
      .array(fc.constantFrom(...alphabet), { minLength: 12, maxLength: 64 })
      .filter((characters) => new Set(characters).size >= 10)
    fc.assert(
      fc.property(generated, (characters) => passwordWeakness(characters.join(''), 'admin', names) === null),
      { seed: 20261122, numRuns: 5_000 },
    )
  })

  test('may not take their own names, in whatever order and with whatever numbers counted after', () => {
    const parts = fc.array(
      fc.constantFrom('anna', 'Keller', 'ACME-WORKS', '2026', '1234', '!!', 'password'),
      {
        minLength: 3,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(parts, (chosen) => {
        const guess = chosen.join('')
        return guess.length < 12 || passwordWeakness(guess, 'admin', names) === 'password_common'
      }),
    )
  })

  test('is judged at once, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.string({ maxLength: 60 })),
        (text, own) => {
          passwordWeakness(text, 'admin', own)
        },
      ),
    )
  })
})

test('whoever sees only what is theirs may take any password that is long enough', () => {
  for (const role of portalRoles) expect(passwordWeakness('password123', role, names)).toBeNull()
})
