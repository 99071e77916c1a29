const list = (text: string) => text.split(/[,\n]\s*/).map((word) => word.trim())

/** People from several countries, for names are where software that knows only its own alphabet fails. */
export const firstNames =
  list(`Ana, Íñigo, Begoña, José, Lucía, Ramón, Núria, Joël, Zoë, Chloé, François, Hélène
  Étienne, Anaïs, Jürgen, Käthe, Günther, Björn, Åsa, Søren, Øyvind, Māra, Jānis, Łukasz, Małgorzata, Zdeněk, Šárka
  Jiří, Ştefan, Ioana, Çağla, Ömer, Gökhan, Ελένη, Νίκος, Олена, Андрій, Ivan, Mária, Attila, Zsófia, Gergő, Tomás
  João, Inês, Beatriz, Mateus, Aoife, Siobhán, Rhys, Grace, Oliver, Amelia, Noah, Mei, Haruto, Priya, Arjun, Fatima`)

export const lastNames =
  list(`García, Muñoz, Ibáñez, Peña, Núñez, Ferré, Lefèvre, Dubois, Châtelain, Müller, Schäfer
  Groß, Weiß, Köhler, Ångström, Lindqvist, Sjögren, Sørensen, Østergård, Bērziņš, Kowalski, Wójcik, Dvořák, Žižka
  Novák, Ionescu, Țepeș, Yılmaz, Şahin, Παπαδόπουλος, Шевченко, Коваль, Horvat, Nagy, Szabó, Gonçalves, Araújo, Simões
  O'Brien, Ó Súilleabháin, Evans, Smith, Johnson, Brown, Taylor, Tanaka, Chen, Patel, Sharma, Haddad, van den Berg`)

export const trades =
  list(`Print, Bakery, Dental Clinic, Logistics, Architects, Gardens, Hotel, Motors, Textiles, Ceramics
  Vineyards, Robotics, Publishing, Optics, Coffee Roasters, Energy, Cycles, Furniture, Pharmacy, Films, Fisheries`)
export const companyForms = list(
  `S.L., GmbH, SARL, Ltd, AB, ApS, S.p.A., s.r.o., Sp. z o.o., & Sons, & Filles, Group`,
)
export const industries = list(
  `Printing, Food, Health, Transport, Construction, Tourism, Retail, Software, Energy`,
)
export const departments = list(`Sales, Production, Support, Finance, Design, Logistics`)
export const positions = list(
  `Account manager, Designer, Press operator, Buyer, Controller, Support engineer, Team lead`,
)
export const jobTitles = list(
  `Head of Purchasing, CEO, Office Manager, Marketing Lead, CTO, Accountant, Assistant`,
)
export const specialties = list(
  `Typography, Photography, Translation, Illustration, Web development, Bookbinding`,
)
export const categories = list(`Paper, Ink, Packaging, Machines, Transport, Software`)
export const labels = list(`vip, newsletter, eu, print, referral, trade fair, late payer, key account`)
export const cities = list(
  `Madrid, Málaga, Lyon, Köln, Zürich, Göteborg, Århus, Łódź, Brno, Iași, İzmir, Θεσσαλονίκη, Galway`,
)
export const streets = list(
  `Calle Mayor, Rue de la Paix, Hauptstraße, Storgatan, Náměstí Míru, Avenida da Liberdade`,
)
export const products =
  list(`Business cards, Brochure A5, Roll-up banner, Catalogue 48 p., Envelopes DL, Packaging box
  Poster A2, Stickers, Letterheads, Book block, Foil stamping, Delivery, Layout hours, Proofs`)
export const dealThings = list(
  `Annual catalogue, Rebranding, Trade fair booth, Packaging line, Web shop, Signage, Menus`,
)
export const projectThings = list(
  `Relaunch, New packaging, Spring campaign, Annual report, Fair stand, Brand book, Guide`,
)
export const taskThings =
  list(`Call back, Send the offer, Check the proofs, Order paper, Plan delivery, Write the invoice
  Prepare the meeting, Ask for the logo, Review the contract, Update the calendar, Pack samples, Thank them`)
export const lostReasons = list(`Too dear, Chose a competitor, No budget this year, No answer, Postponed`)
export const remarks = [
  'Prefers to be called in the morning.',
  'Wants **recycled paper** from now on.',
  'Pays on time, likes small gifts.',
  'Has moved: ask for the new address.',
  'Met at the fair; interested in\n\n- packaging\n- stickers',
]
