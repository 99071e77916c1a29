'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { employeeView } from './view.ts'

export const EmployeeTable = () => <RecordTable view={employeeView} />
export const EmployeePage = ({ id }: { id: string }) => <RecordPage view={employeeView} id={id} />
export const EmployeeForm = (props: FormProps) => <RecordForm view={employeeView} {...props} />
