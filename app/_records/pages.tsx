import 'server-only'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ComponentType } from 'react'
import { type Action, scopeOf } from '#domain/access.ts'
import { isStaff } from '#domain/roles.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { say } from '../_messages/catalogue.ts'
import { Hydrate, viewer } from '../_trpc/server.tsx'
import type { FormValues } from './form-values.ts'
import { listHref, recordHref } from './hrefs.ts'
import { loadListState } from './list-state.ts'
import { loadList, loadRecord, loadRecordPage, loadStart } from './load.ts'
import type { FormProps } from './record-form.tsx'
import type { Room } from './rooms.ts'
import { startValues } from './start-values.ts'
import type { View } from './view.ts'

type SearchParams = Promise<Record<string, string | string[] | undefined>>
type WithId = { params: Promise<{ id: string }> }

/** Who has no business on a page finds nothing there, as everywhere. Outsiders read what is theirs, and work in no form. */
const admit = async (of: Room, action: Action) => {
  const person = await viewer()
  if (!person || scopeOf(person.role, of, action) === 'none') notFound()
  if (action !== 'read' && !isStaff(person.role)) notFound()
}

/** The page of a room's list: what the address asks for is in the first HTML. */
export const listPage = (view: View, Table: ComponentType) =>
  async function ListPage({ searchParams }: { searchParams: SearchParams }) {
    await admit(view.of, 'read')
    await loadList(view, await loadListState(view, searchParams))
    return (
      <Hydrate>
        <Table />
      </Hydrate>
    )
  }

/** The page of one record, with its history. */
export const recordPage = (view: View, Page: ComponentType<{ id: string }>) =>
  async function OneRecordPage({ params, searchParams }: WithId & { searchParams: SearchParams }) {
    const [{ id }, { tab }, person] = await Promise.all([params, searchParams, viewer()])
    await loadRecordPage(view, id, {
      tab: String(tab),
      history: person !== null && scopeOf(person.role, view.of, 'history') !== 'none',
    })
    return (
      <Hydrate>
        <Page id={id} />
      </Hydrate>
    )
  }

/** `begin` adds to what a new record starts with. */
export const newPage = (
  view: View,
  Form: ComponentType<FormProps>,
  begin?: (start: FormValues) => Promise<FormValues>,
) =>
  async function NewRecordPage({ searchParams }: { searchParams: SearchParams }) {
    await admit(view.of, 'create')
    const said = startValues(view, await searchParams)
    const start = begin ? await begin(said) : said
    await loadStart(view, start)
    return (
      <Hydrate>
        <PageHeader
          above={{ href: listHref(view.of), title: say(`${view.of}.title`) }}
          title={say(`${view.of}.new`)}
        />
        <Form start={start} />
      </Hydrate>
    )
  }

export const editPage = (view: View, Form: ComponentType<FormProps>) =>
  async function EditRecordPage({ params }: WithId) {
    await admit(view.of, 'update')
    const row = await loadRecord(view.of, (await params).id)
    await loadStart(view, row)
    return (
      <Hydrate>
        <PageHeader
          above={{ href: recordHref(view.of, row.id), title: view.name(row) }}
          title={say(`${view.of}.edit`)}
        />
        <Form row={row} />
      </Hydrate>
    )
  }

/** The record's name in the tab. */
export const recordTitle =
  (view: View) =>
  async ({ params }: WithId): Promise<Metadata> => ({
    title: view.name(await loadRecord(view.of, (await params).id)),
  })
