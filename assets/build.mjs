// Compiles assets/ into src/Wardmote.App/wwwroot, where the results are committed.
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile } from 'sass'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const wwwroot = here('../src/Wardmote.App/wwwroot')

const { css } = compile(here('wardmote.scss'), { loadPaths: [here('../node_modules')], style: 'compressed' })
await mkdir(`${wwwroot}/fonts`, { recursive: true })
await writeFile(`${wwwroot}/wardmote.css`, css)

await build({
  entryPoints: [here('wardmote.js')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
  outfile: `${wwwroot}/wardmote.js`
})

for (const script of ['latin', 'latin-ext']) {
  const file = `source-serif-4-${script}-600-normal.woff2`
  await copyFile(here(`../node_modules/@fontsource/source-serif-4/files/${file}`), `${wwwroot}/fonts/${file}`)
}
