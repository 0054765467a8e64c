/*
 * server.mjs - serves an output folder on 127.0.0.1, from a sub-path and with gzip, as a host would.
 */
import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
    '.png': 'image/png', '.pdf': 'application/pdf', '.json': 'application/json', '.csv': 'text/csv; charset=utf-8',
    '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2' };
const PACKED = new Set(['.html', '.css', '.svg', '.json', '.csv', '.xml', '.txt']);

/* The file a request is for, or null; robots.txt is asked for at the root of the host. */
function fileOf(folder, prefix, url) {
    const name = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
    const below = name === '/robots.txt' ? '/robots.txt' : name.startsWith(prefix) ? name.slice(prefix.length - 1) : null;
    if (below === null) return null;
    const file = path.join(folder, below.endsWith('/') ? `${below}index.html` : below);
    return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** @returns {Promise<{url: string, close: Function}>} url ends with the prefix, such as /a/b/. */
export function serve(folder, prefix = '/') {
    const server = createServer((request, response) => {
        const file = fileOf(path.resolve(folder), prefix, request.url);
        if (file === null) {
            response.writeHead(404).end();
            return;
        }
        const type = path.extname(file);
        const packed = PACKED.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
        response.writeHead(200, { 'content-type': TYPES[type] ?? 'application/octet-stream',
            ...(packed ? { 'content-encoding': 'gzip' } : {}) });
        const bytes = createReadStream(file);
        (packed ? bytes.pipe(createGzip()) : bytes).pipe(response);
    });
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve({
            url: `http://127.0.0.1:${server.address().port}${prefix}`,
            close: () => { server.closeAllConnections(); server.close(); },
        }));
    });
}
