/**
 * What columns are called by spreadsheets, by the exports of HubSpot, Pipedrive, Salesforce and Google Contacts, and in
 * Spanish, by the label of the field that they are; spelled without case, accents and signs (values.ts, `spelled`). A field
 * is also found by its own name, as our own exports write it.
 */
const named = (text: string) => text.trim().split(/\s+/)

const person = named(`name fullname contactname clientname customername personname displayname contact
  nombre nombrecompleto nombreyapellidos contacto`)
const company =
  named(`company companyname organization organisation organizationname organisationname account accountname
  associatedcompany personorganization dealorganization business empresa compania razonsocial`)
const address =
  named(`address billingaddress businessaddress fulladdress address1formatted direccion domicilio
  direccionfiscal`)
const headline = named(`title subject dealname dealtitle taskname opportunityname name titulo asunto nombre`)
const work = named(`jobtitle title position role organizationtitle cargo puesto`)

export const knownHeaders: Record<string, readonly string[]> = {
  fullName: person,
  contactName: person,
  companyName: company,
  clientId: [...company, ...named('client customer cliente')],
  contactId: named('contact contactperson dealcontactperson contacto'),
  email:
    named(`email emailaddress mail email1value email2value personemailwork personemailhome workemail homeemail
    correo correoelectronico`),
  phone:
    named(`phone phonenumber telephone tel mobile mobilephone mobilephonenumber phone1value phone2value personphonework
    personphonemobile workphone cell telefono movil`),
  website: named('website web url domain companydomainname homepage website1value sitioweb paginaweb'),
  portfolioUrl: named('portfolio website url web'),
  jobTitle: work,
  position: work,
  department: named('department organizationdepartment departamento'),
  industry: named('industry sector industria'),
  category: named('category categoria'),
  status: named('status estado dealstatus'),
  tags: named('tags tag labels label personlabel categories groups etiquetas'),
  birthday: named('birthday birthdate dateofbirth cumpleanos fechadenacimiento'),
  billingAddress: address,
  businessAddress: address,
  taxId: named('taxid taxnumber vat vatid vatnumber nif cif ustid'),
  creditLimit: named('creditlimit limitedecredito'),
  rating: named('rating stars valoracion'),
  title: headline,
  name: named('name projectname project title nombre proyecto'),
  value: named('value amount dealvalue dealamount price importe valor'),
  currency: named('currency dealcurrencyofvalue moneda divisa'),
  probability: named('probability dealprobability probabilidad'),
  expectedCloseDate: named('closedate expectedclosedate dealexpectedclosedate fechadecierre'),
  lostReason: named('lostreason deallostreason'),
  pipelineId: named('pipeline dealpipeline'),
  stageId: named('stage dealstage etapa'),
  ownerId: named('owner dealowner responsable'),
  accountManagerId: named(
    'accountmanager owner companyowner contactowner accountowner personowner responsable',
  ),
  assignedTo: named('assignee assignedto owner responsable'),
  projectId: named('project proyecto'),
  dueDate: named('due duedate deadline vencimiento fechalimite'),
  deadline: named('deadline duedate due fechalimite'),
  startDate: named('startdate start begin fechadeinicio'),
  hireDate: named('hiredate startdate fechadealta'),
  priority: named('priority prioridad'),
  description: named('description details notes descripcion notas'),
  budget: named('budget presupuesto'),
  specialty: named('specialty speciality especialidad'),
}

/** Columns that together are one field, where no column is all of it; in the order in which they are put together. */
export const knownParts: Record<string, readonly string[]> = {
  fullName:
    named(`firstname givenname personfirstname vorname middlename lastname familyname surname personlastname apellido
    apellidos apellido1 apellido2`),
  contactName: named('firstname givenname middlename lastname familyname surname apellidos'),
  billingAddress:
    named(`street mailingstreet address1street postalcode zip mailingzippostalcode address1postalcode city
    mailingcity address1city state stateregion mailingstateprovince address1region country countryregion mailingcountry
    address1country calle codigopostal ciudad provincia pais`),
  businessAddress: named(
    'street mailingstreet postalcode zip city state country calle codigopostal ciudad provincia pais',
  ),
}
