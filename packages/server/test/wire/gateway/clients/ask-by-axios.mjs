import axios from 'axios'

const [url = ''] = process.argv.slice(2)
const { status, data } = await axios.post(url, 'sent by axios', { headers: { 'content-type': 'text/plain' } })
process.stdout.write(`${status} ${data}`)
