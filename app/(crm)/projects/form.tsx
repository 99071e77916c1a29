'use client'

import { projectInput } from '#domain/projects.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const ProjectForm = (props: FormProps) => <RecordForm {...props} input={projectInput} />
