import { expect, test } from 'vitest'
import { isConcerned } from './concerned.ts'

const one = '01890000-0000-7000-8000-000000000001'
const other = '01890000-0000-7000-8000-000000000002'
const keys = {
  list: [['clients', 'list'], { input: { limit: 50 }, type: 'infinite' }],
  count: [['clients', 'count'], { input: {}, type: 'query' }],
  record: [['clients', 'get'], { input: { id: one }, type: 'query' }],
  otherRecord: [['clients', 'get'], { input: { id: other }, type: 'query' }],
  timeline: [['clients', 'timeline'], { input: { id: one }, type: 'infinite' }],
  notes: [['notes', 'list'], { input: { subjectType: 'clients', subjectId: one }, type: 'infinite' }],
  otherNotes: [['notes', 'list'], { input: { subjectType: 'clients', subjectId: other }, type: 'infinite' }],
  names: [['references', 'names'], { input: { of: [] }, type: 'query' }],
  trash: [['trash', 'list'], { input: {}, type: 'infinite' }],
  orders: [['orders', 'list'], { input: {}, type: 'infinite' }],
  board: [['deals', 'board'], { input: {}, type: 'query' }],
  cards: [['deals', 'cards'], { pipelineId: one }, 'won'],
  dashboard: [['dashboard', 'tasks'], { input: {}, type: 'query' }],
  profile: [['auth', 'profile'], { type: 'query' }],
}
const concerned = (change: Parameters<typeof isConcerned>[1]) =>
  Object.entries(keys)
    .filter(([, key]) => isConcerned(key, change))
    .map(([name]) => name)

test('a changed record concerns its lists and counts, itself and its timeline, and names', () => {
  expect(concerned({ type: 'clients', id: one, of: 'clients', verb: 'update' })).toEqual([
    'list',
    'count',
    'record',
    'timeline',
    'names',
    'dashboard',
  ])
})

test('a note concerns the notes and the timeline of its record alone', () => {
  expect(concerned({ type: 'clients', id: one, of: 'notes', verb: 'create' })).toEqual([
    'timeline',
    'notes',
    'dashboard',
  ])
})

test('a task or an order concerns every timeline: it may be told of there', () => {
  expect(concerned({ type: 'tasks', id: other, of: 'tasks', verb: 'update' })).toContain('timeline')
  expect(concerned({ type: 'tasks', id: other, of: 'notes', verb: 'create' })).not.toContain('timeline')
  expect(concerned({ type: 'contacts', id: other, of: 'contacts', verb: 'update' })).not.toContain('timeline')
})

test('what goes into the trash concerns the trash; a stage and a deal concern the board', () => {
  expect(concerned({ type: 'clients', id: other, of: 'clients', verb: 'archive' })).toContain('trash')
  for (const type of ['stages', 'deals'] as const)
    expect(
      concerned({ type, id: one, of: type, verb: 'move' }).filter((name) => name !== 'timeline'),
    ).toEqual(['names', 'board', 'cards', 'dashboard'])
})
