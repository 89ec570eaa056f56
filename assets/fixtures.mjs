// Copies the published fixtures that Wardmote's components are held to into the tests: `npm run fixtures`.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const held = {
  'back-link': ['default', 'with custom text and link', 'html', 'attributes'],
  button: ['default', 'disabled', 'link', 'secondary', 'secondary disabled', 'warning', 'name', 'value', 'attributes', 'link attributes', 'prevent double click', 'html'],
  'character-count': ['default', 'with hint', 'with hint and error', 'with default value', 'with custom rows', 'with label as page heading', 'id'],
  checkboxes: ['default', 'with hint', 'with pre-checked values', 'with divider and None', 'with divider, None and conditional items', 'with legend as a page heading', 'with error message', 'with conditional items', 'small', 'small with error', 'with idPrefix', 'with checked item', 'multiple hints', 'with error message and hint', 'with error and idPrefix', 'with conditional item checked'],
  'date-input': ['default', 'with values', 'with error message and hint', 'with error on day input', 'with error on month input', 'with error on year input'],
  details: ['default', 'expanded', 'id', 'html', 'attributes'],
  'error-summary': ['default', 'without links'],
  'file-upload': ['default', 'with hint text', 'with error message and hint', 'with label as page heading', 'attributes', 'id', 'allows multiple files', 'disabled'],
  input: ['default', 'with hint text', 'with error message', 'with error and hint', 'with width-2 class', 'with width-30 class', 'with label as page heading', 'with prefix', 'with suffix', 'with prefix and suffix', 'with prefix and suffix and error', 'classes', 'id', 'custom type', 'value', 'zero value', 'inputmode', 'with autocomplete attribute', 'with pattern attribute', 'with spellcheck disabled', 'with autocapitalize turned off', 'disabled'],
  'password-input': ['default', 'with hint text', 'with error message', 'with label as page heading', 'id', 'with new-password autocomplete'],
  radios: ['default', 'with hint', 'with a divider', 'with hints on parent and items', 'without fieldset', 'with fieldset and error message', 'with conditional items', 'with conditional item checked', 'small with a divider', 'small inline', 'with idPrefix', 'with hint and error message', 'prechecked using value'],
  select: ['default', 'with hint text and error message', 'with label as page heading', 'hint', 'error', 'without values', 'without values with selected value', 'id', 'with selected value'],
  'summary-list': ['default', 'value with html', 'attributes', 'single action with anchor', 'actions href'],
  tag: ['default', 'green', 'purple', 'red', 'yellow', 'attributes', 'html'],
  textarea: ['default', 'with hint', 'with error message', 'with default value', 'with custom rows', 'with label as page heading', 'id', 'classes', 'with hint and error message', 'with autocomplete attribute']
}

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const target = here('../tests/Wardmote.App.Tests/Forms/fixtures')
await mkdir(target, { recursive: true })
for (const [component, names] of Object.entries(held)) {
  const source = here(`../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(await readFile(source, 'utf8'))
  const chosen = names.map((name) => {
    const fixture = fixtures.find((candidate) => candidate.name === name)
    if (!fixture) throw new Error(`${component} has no fixture called ${name}`)
    return { name, options: fixture.options, html: fixture.html }
  })
  await writeFile(`${target}/${component}.json`, `${JSON.stringify(chosen, null, 2)}\n`)
}
