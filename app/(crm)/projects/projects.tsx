'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { projectView } from './view.ts'

export const ProjectTable = () => <RecordTable view={projectView} />
export const ProjectPage = ({ id }: { id: string }) => <RecordPage view={projectView} id={id} />
export const ProjectForm = (props: FormProps) => <RecordForm view={projectView} {...props} />
