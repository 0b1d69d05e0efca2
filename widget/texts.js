/** What the widget itself says. Kinds are the titles of cases/titles.yml; a test compares them. */

const sv = {
  launcher: "Fråga om dina uppgifter",
  unread: "Nya meddelanden",
  left: "Tecken kvar",
  title: "Frågor om personuppgifter",
  subtitle: "Automatisk assistent",
  close: "Stäng chatten",
  log: "Samtalet",
  field: "Skriv ett meddelande",
  send: "Skicka",
  visitor: "Du",
  assistant: "Assistenten",
  agent: "Från SoftOnes medarbetare",
  choices: "Förslag på svar",
  writing: "Assistenten skriver …",
  unreachable:
    "Just nu går det inte att nå oss. Det du skriver sparas i din webbläsare och skickas så snart det går.",
  waiting: "Inte skickat än",
  ended: "Samtalet är avslutat. Skriv ett nytt meddelande så börjar vi om.",
  newTab: "öppnas i en ny flik",
  policy: "Läs mer i policyn:",
  reference: "Referens",
  received: "Mottaget",
  due: "Svar senast",
  status: "Status",
  statuses: {
    new: "Registrerat",
    in_progress: "Handläggs",
    solved: "Avslutat",
    withdrawn: "Återkallat",
  },
  kinds: {
    "request.access": "Registerutdrag",
    "request.rectification": "Rättelse av uppgifter",
    "request.erasure": "Radering av uppgifter",
    "request.restriction": "Begränsning av behandling",
    "request.portability": "Dataportabilitet",
    "request.objection": "Invändning mot behandling",
    "request.stop_marketing": "Stopp för direktmarknadsföring",
    "request.withdraw_consent": "Återkallelse av samtycke",
    "request.no_automated_decision": "Inga automatiserade beslut",
    "request.complaint": "Klagomål till oss",
    "report.breach": "Anmälan om personuppgiftsincident",
    handoff: "Hjälp av en medarbetare",
    processor_assist: "Hjälp till ett kundföretag",
  },
};

const fi = {
  launcher: "Kysy tiedoistasi",
  unread: "Uusia viestejä",
  left: "Merkkejä jäljellä",
  title: "Kysy henkilötiedoista",
  subtitle: "Automaattinen avustaja",
  close: "Sulje keskustelu",
  log: "Keskustelu",
  field: "Kirjoita viesti",
  send: "Lähetä",
  visitor: "Sinä",
  assistant: "Avustaja",
  agent: "SoftOnen työntekijältä",
  choices: "Vastausehdotukset",
  writing: "Avustaja kirjoittaa …",
  unreachable:
    "Emme ole juuri nyt tavoitettavissa. Kirjoittamasi viestit säilyvät selaimessasi ja lähtevät heti, kun yhteys palautuu.",
  waiting: "Ei vielä lähetetty",
  ended: "Keskustelu on päättynyt. Seuraava viestisi aloittaa uuden keskustelun.",
  newTab: "avautuu uuteen välilehteen",
  policy: "Lue lisää tietosuojaselosteesta:",
  reference: "Viitetunnus",
  received: "Vastaanotettu",
  due: "Määräpäivä",
  status: "Tila",
  statuses: {
    new: "Kirjattu",
    in_progress: "Käsittelyssä",
    solved: "Käsitelty",
    withdrawn: "Peruttu",
  },
  kinds: {
    "request.access": "Rekisteriote",
    "request.rectification": "Tietojen oikaiseminen",
    "request.erasure": "Tietojen poistaminen",
    "request.restriction": "Käsittelyn rajoittaminen",
    "request.portability": "Tietojen siirtäminen",
    "request.objection": "Käsittelyn vastustaminen",
    "request.stop_marketing": "Suoramarkkinoinnin kielto",
    "request.withdraw_consent": "Suostumuksen peruuttaminen",
    "request.no_automated_decision": "Ei automaattisia päätöksiä",
    "request.complaint": "Valitus meille",
    "report.breach": "Ilmoitus tietoturvaloukkauksesta",
    handoff: "Apua työntekijältä",
    processor_assist: "Asiakasyrityksen avustaminen",
  },
};

const en = {
  launcher: "Ask about your data",
  unread: "New messages",
  left: "Characters left",
  title: "Ask about personal data",
  subtitle: "Automatic assistant",
  close: "Close the chat",
  log: "Conversation",
  field: "Write a message",
  send: "Send",
  visitor: "You",
  assistant: "Assistant",
  agent: "From SoftOne’s staff",
  choices: "Suggested replies",
  writing: "The assistant is writing …",
  unreachable:
    "We cannot be reached right now. What you write is kept in your browser and sent as soon as possible.",
  waiting: "Not sent yet",
  ended: "This conversation has ended. Your next message starts a new one.",
  newTab: "opens in a new tab",
  policy: "Read more in the policy:",
  reference: "Reference",
  received: "Received",
  due: "Due by",
  status: "Status",
  statuses: {
    new: "Registered",
    in_progress: "In progress",
    solved: "Completed",
    withdrawn: "Withdrawn",
  },
  kinds: {
    "request.access": "Copy of personal data",
    "request.rectification": "Correction of data",
    "request.erasure": "Erasure of data",
    "request.restriction": "Restriction of processing",
    "request.portability": "Data portability",
    "request.objection": "Objection to processing",
    "request.stop_marketing": "Stop direct marketing",
    "request.withdraw_consent": "Withdrawal of consent",
    "request.no_automated_decision": "No automated decisions",
    "request.complaint": "Complaint to us",
    "report.breach": "Report of a personal data breach",
    handoff: "Help from a colleague",
    processor_assist: "Assistance to a customer company",
  },
};

/** @type {Record<string, Words>} */
export const TEXTS = { sv, fi, en };

/** @param {string} tag such as "sv-FI" @returns {Language} English where it is none of ours */
export function languageOf(tag) {
  const code = tag.slice(0, 2).toLowerCase();
  return code in TEXTS ? code : "en";
}

/** @param {string} day such as "2026-03-02" @param {Language} language */
export function dateWords(day, language) {
  const locale = language === "en" ? "en-GB" : language;
  const options = { dateStyle: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale, options).format(new Date(day));
}
