// SPDX-License-Identifier: GPL-3.0-or-later
// One library on the workload of bench_merge. A document of all rows is made and kept; a copy of it gets the edits, one
// transaction each; what is measured is loading the first from its file, taking in what the copy has more, and saving to a
// file that is on the disk. Making both sides is not measured, but told.
// usage: node peer.mjs NAME WORKLOAD.json FOLDER [PART]     (PART: only every PART-th row and its edits)
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

const [name, workload, folder, part = '1'] = process.argv.slice(2);
// Libraries lie where they were installed, not beside this file.
const need = createRequire(path.join(process.cwd(), 'package.json'));

/// rows: [id, [field, text]…]; edits: lists of [row, field, text], a transaction each.
function readWorkload() {
    const all = JSON.parse(fs.readFileSync(workload, 'utf8'));
    const every = Number(part);
    const rows = all.rows.filter((_, i) => i % every === 0);
    const kept = new Set(rows.map(([id]) => id));
    const flat = all.edits.flat().filter(([row]) => kept.has(row));
    const edits = [];
    for (let i = 0; i < flat.length; i += 10)
        edits.push(flat.slice(i, i + 10));
    return { rows, edits, count: flat.length };
}

function saveDurably(bytes) {
    const file = fs.openSync(path.join(folder, 'saved'), 'w');
    fs.writeSync(file, bytes);
    fs.fsyncSync(file);
    fs.closeSync(file);
}

const kept = path.join(folder, 'document');

const peers = {
    async yjs({ rows, edits }) {
        const Y = need('yjs');
        const first = new Y.Doc();
        first.transact(() => {
            for (const [id, cells] of rows)
                first.getMap('rows').set(id, new Y.Map(cells));
        });
        fs.writeFileSync(kept, Y.encodeStateAsUpdate(first));
        const copy = new Y.Doc();
        Y.applyUpdate(copy, fs.readFileSync(kept));
        for (const edit of edits)
            copy.transact(() => edit.forEach(([row, field, text]) => copy.getMap('rows').get(row).set(field, text)));
        const more = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(first));
        return {
            load() {
                const doc = new Y.Doc();
                Y.applyUpdate(doc, fs.readFileSync(kept));
                doc.getMap('rows').forEach(() => {});
                return doc;
            },
            merge: (doc) => { Y.applyUpdate(doc, more); },
            save: (doc) => saveDurably(Y.encodeStateAsUpdate(doc)),
            look: (doc, row, field) => doc.getMap('rows').get(row).get(field),
        };
    },

    async loro({ rows, edits }) {
        const { LoroDoc, LoroMap } = need('loro-crdt');
        const first = new LoroDoc();
        for (const [id, cells] of rows) {
            const row = first.getMap('rows').setContainer(id, new LoroMap());
            for (const [field, text] of cells)
                row.set(field, text);
        }
        first.commit();
        fs.writeFileSync(kept, first.export({ mode: 'snapshot' }));
        const copy = new LoroDoc();
        copy.import(fs.readFileSync(kept));
        for (const edit of edits) {
            for (const [row, field, text] of edit)
                copy.getMap('rows').get(row).set(field, text);
            copy.commit();
        }
        const more = copy.export({ mode: 'update', from: first.version() });
        return {
            load() {
                const doc = new LoroDoc();
                doc.import(fs.readFileSync(kept));
                return doc;
            },
            merge: (doc) => { doc.import(more); },
            save: (doc) => saveDurably(doc.export({ mode: 'snapshot' })),
            look: (doc, row, field) => doc.getMap('rows').get(row).get(field),
        };
    },

    async automerge({ rows, edits }) {
        const A = need('@automerge/automerge');
        const value = (text) => new A.ImmutableString(text); // a value as a whole, as everybody else keeps it
        const first = A.from({ rows: Object.fromEntries(rows.map(([id, cells]) =>
            [id, Object.fromEntries(cells.map(([field, text]) => [field, value(text)]))])) });
        fs.writeFileSync(kept, A.save(first));
        let copy = A.load(fs.readFileSync(kept));
        for (const edit of edits)
            copy = A.change(copy, (doc) => edit.forEach(([row, field, text]) => { doc.rows[row][field] = value(text); }));
        const more = A.getChanges(first, copy);
        return {
            load: () => A.load(fs.readFileSync(kept)),
            merge: (doc) => A.applyChanges(doc, more)[0],
            save: (doc) => saveDurably(A.save(doc)),
            look: (doc, row, field) => String(doc.rows[row][field]),
        };
    },

    // The native extension comes by a script that fetches it from elsewhere; the one of the package is WebAssembly.
    async crsqlite({ rows, edits }) {
        // The package asks a browser for its file and for a place to keep things.
        const wasm = need.resolve('@vlcn.io/crsqlite-wasm/crsqlite.wasm');
        globalThis.indexedDB = { open: () => ({ addEventListener() {} }) }; // nothing is kept there
        globalThis.fetch = async () => new Response(fs.readFileSync(wasm), { headers: { 'Content-Type': 'application/wasm' } });
        const { default: init } = await import(pathToFileURL(need.resolve('@vlcn.io/crsqlite-wasm')));
        const sqlite = await init(() => wasm);
        const fields = rows[0][1].map(([field]) => field);
        const open = async () => {
            const db = await sqlite.open();
            await db.exec(`CREATE TABLE project(id TEXT PRIMARY KEY NOT NULL, ${fields.join(',')})`);
            await db.exec(`SELECT crsql_as_crr('project')`);
            return db;
        };
        const fill = (db) => db.tx(async (tx) => {
            const insert = await tx.prepare(`INSERT INTO project VALUES(?${',?'.repeat(fields.length)})`);
            for (const [id, cells] of rows)
                await insert.run(tx, id, ...cells.map(([, text]) => text));
            await insert.finalize(tx);
        });
        const columns = '"table","pk","cid","val","col_version","db_version","site_id","cl","seq"';
        const copy = await open();
        await fill(copy);
        const before = (await copy.execA('SELECT crsql_db_version()'))[0][0];
        for (const edit of edits)
            await copy.tx(async (tx) => {
                for (const [row, field, text] of edit)
                    await tx.exec(`UPDATE project SET ${field} = ? WHERE id = ?`, [text, row]);
            });
        const more = await copy.execA(`SELECT ${columns} FROM crsql_changes WHERE db_version > ?`, [before]);
        return {
            prepare: async () => { const db = await open(); await fill(db); return db; },
            load: (db) => db, // lies in memory
            merge: async (db) => {
                await db.tx(async (tx) => {
                    const insert = await tx.prepare(`INSERT INTO crsql_changes(${columns}) VALUES(?,?,?,?,?,?,?,?,?)`);
                    for (const change of more)
                        await insert.run(tx, ...change);
                    await insert.finalize(tx);
                });
                return db;
            },
            save: () => {},
            look: async (db, row, field) => (await db.execA(`SELECT ${field} FROM project WHERE id = ?`, [row]))[0][0],
        };
    },
};

const work = readWorkload();
let at = performance.now();
const lap = () => { const now = performance.now(); const took = now - at; at = now; return took; };
const peer = await peers[name](work);
const made = lap();
const runs = [];
for (let i = 0; i < 3; ++i) {
    const prepared = peer.prepare ? await peer.prepare() : undefined;
    lap();
    const cpu = process.cpuUsage();
    let doc = await peer.load(prepared);
    const load = lap();
    doc = (await peer.merge(doc)) ?? doc;
    const merge = lap();
    await peer.save(doc);
    const save = lap();
    const used = process.cpuUsage(cpu);
    runs.push({ all: load + merge + save, merge, cpu: (used.user + used.system) / 1000 });
    const [row, field, text] = work.edits.at(-1).at(-1);
    const found = await peer.look(doc, row, field);
    if (found !== text)
        throw new Error(`${name}: ${found} instead of ${text}`);
}
runs.sort((a, b) => a.all - b.all);
const median = runs[1];
console.log([name, work.rows.length, work.count, median.all.toFixed(0), median.merge.toFixed(0), median.cpu.toFixed(0),
             (process.resourceUsage().maxRSS / 1024).toFixed(0), (made / 1000).toFixed(1)].join('\t'));
