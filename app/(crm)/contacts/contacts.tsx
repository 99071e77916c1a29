'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { contactView } from './view.ts'

export const ContactTable = () => <RecordTable view={contactView} />
export const ContactPage = ({ id }: { id: string }) => <RecordPage view={contactView} id={id} />
export const ContactForm = (props: FormProps) => <RecordForm view={contactView} {...props} />
