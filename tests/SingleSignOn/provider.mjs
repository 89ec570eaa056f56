// A real provider of OpenID Connect on a free port of this machine, for one test at a time. It lets in, without asking, whoever
// a test has named last:
//   POST /person { "sub": "…", "amr": ["…"], "acr": "…", "email": "…", "email_verified": false }
// It says its address on the first line, and ends when the test closes its standard input.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import Provider from 'oidc-provider'

let person = {}
const server = createServer()
await once(server.listen(0, '127.0.0.1'), 'listening')
const address = `http://127.0.0.1:${server.address().port}`

const provider = new Provider(address, {
  clients: [
    {
      client_id: 'wardmote',
      client_secret: 'a secret between the two of them',
      // Any port of this machine will do (RFC 8252 7.3).
      application_type: 'native',
      redirect_uris: ['http://localhost/signin/provider/return'],
      token_endpoint_auth_method: 'client_secret_post'
    }
  ],
  // It says more than it is asked for, as many do.
  claims: { openid: ['sub', 'amr', 'acr', 'email', 'email_verified'] },
  pkce: { required: () => true },
  // What is asked stands in the address, where a test can change it.
  features: { devInteractions: { enabled: false }, pushedAuthorizationRequests: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  }
})

const answer = provider.callback()
server.on('request', async (request, response) => {
  if (request.method === 'POST' && request.url === '/person') {
    person = await json(request)
    response.writeHead(204).end()
  } else if (request.url.startsWith('/interaction/')) {
    const { prompt } = await provider.interactionDetails(request, response)
    const { sub: accountId, amr, acr } = person
    const result = !accountId
      ? { error: 'access_denied' }
      : prompt.name === 'login'
        ? { login: { accountId, amr, acr } }
        : { consent: {} }
    await provider.interactionFinished(request, response, result)
  } else answer(request, response)
})

console.log(address)
process.stdin.resume().on('end', () => process.exit())
