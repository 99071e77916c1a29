import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/clients', '/clients?q=a%20b&sort=-createdAt', '/clients/1?next=//evil.example'])(
  '%j is a page of ours',
  (next) => expect(localPath(next)).toBe(next),
)

test.each([
  undefined,
  null,
  '',
  'clients',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  '/.\\/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/api/auth/session',
  '/x/../api/auth/session',
])('%j leads to the start page', (next) => expect(localPath(next)).toBe('/'))
