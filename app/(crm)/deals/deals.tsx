'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { dealView } from './view.ts'

export const DealTable = () => <RecordTable view={dealView} />
export const DealPage = ({ id }: { id: string }) => <RecordPage view={dealView} id={id} />
export const DealForm = (props: FormProps) => <RecordForm view={dealView} {...props} />
