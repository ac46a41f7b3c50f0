/** Somebody with a browser without JavaScript: keeps cookies, follows redirects, fills in forms. */
export const newVisitor = (http, publicUrl) => {
  const jar = new Map()
  let page = { url: '/', text: '' }

  const keep = (lines) => {
    for (const line of [lines ?? []].flat()) {
      const [pair, ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      const gone = pair.length === at + 1 || attributes.some((one) => /^max-age=0$/i.test(one))
      if (gone) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  const send = async (method, url, form) => {
    const answer = await http.inject({
      method,
      url,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        }),
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    })
    keep(answer.headers['set-cookie'])
    const next = answer.headers.location?.replace(publicUrl, '')
    if (answer.statusCode === 303 && next?.startsWith('/')) return send('GET', next)
    if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.payload}`)
    page = { url, text: answer.payload }
    return answer
  }

  return {
    get: (url) => send('GET', url.replace(publicUrl, '')),
    /** Fills in the form of this step on the page last seen. */
    submit: (fields) => {
      const forms = page.text.match(/<form[\s\S]*?<\/form>/g) ?? []
      const form = forms.find((one) => one.includes(`name="step" value="${fields.step}"`))
      if (form === undefined) throw new Error(`There is no form for ${fields.step} on ${page.url}.`)
      const hidden = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
      const kept = Object.fromEntries([...hidden].map(([, name, value]) => [name, value]))
      return send('POST', /action="([^"]+)"/.exec(form)?.[1] ?? page.url, { ...kept, ...fields })
    },
    /** Calls the API as a page of ours would. */
    call: async (method, url, headers = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await http.inject({
        ...{ method, url },
        headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
      })
      if (answer.statusCode >= 400)
        throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.payload}`)
    },
  }
}
