'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { clientView } from './view.ts'

export const ClientTable = () => <RecordTable view={clientView} />
export const ClientPage = ({ id }: { id: string }) => <RecordPage view={clientView} id={id} />
export const ClientForm = (props: FormProps) => <RecordForm view={clientView} {...props} />
