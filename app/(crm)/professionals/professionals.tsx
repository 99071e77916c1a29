'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { professionalView } from './view.ts'

export const ProfessionalTable = () => <RecordTable view={professionalView} />
export const ProfessionalPage = ({ id }: { id: string }) => <RecordPage view={professionalView} id={id} />
export const ProfessionalForm = (props: FormProps) => <RecordForm view={professionalView} {...props} />
