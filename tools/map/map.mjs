// map.mjs - derives share/map/region.txt from Natural Earth's 1:50m data (public domain).
//
//   node tools/map/map.mjs COUNTRIES LAKES RIVERS LINES > share/map/region.txt
//
// COUNTRIES is countries-50m.json of the npm package world-atlas 2.0.2, a topology whose arcs
// neighbours share; the others are ne_50m_lakes, ne_50m_rivers_lake_centerlines and
// ne_50m_admin_0_boundary_lines_land of naturalearthdata.com as GeoJSON. The result is committed,
// so that a build needs neither npm nor these files. docs/map.md tells of its format.
//
// Every arc is simplified once (Visvalingam and Whyatt, by area on the sphere), so no gap opens
// between neighbours; its ends stay. Enclaves and exclaves keep all their points. What lies
// outside BOX is kept only as coarsely as closing the rings needs.
import fs from 'node:fs';
import crypto from 'node:crypto';

const BOX = { west: 34, south: 20, east: 98, north: 60 };
const FOCUS = ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB'];
// ISO 3166-1, numbers to letters, of what BOX touches.
const CODES = {
    '004': 'AFG', '031': 'AZE', '048': 'BHR', '050': 'BGD', '051': 'ARM', '064': 'BTN', '104': 'MMR',
    '156': 'CHN', '196': 'CYP', '233': 'EST', '268': 'GEO', '275': 'PSE', '356': 'IND', '364': 'IRN',
    '368': 'IRQ', '376': 'ISR', '398': 'KAZ', '400': 'JOR', '414': 'KWT', '417': 'KGZ', '422': 'LBN',
    '428': 'LVA', '440': 'LTU', '112': 'BLR', '496': 'MNG', '498': 'MDA', '512': 'OMN', '524': 'NPL',
    '586': 'PAK', '634': 'QAT', '642': 'ROU', '643': 'RUS', '682': 'SAU', '729': 'SDN', '736': 'SDN',
    '760': 'SYR', '762': 'TJK', '784': 'ARE', '792': 'TUR', '795': 'TKM', '804': 'UKR', '818': 'EGY',
    '860': 'UZB', '764': 'THA', '418': 'LAO', '704': 'VNM', '434': 'LBY', '887': 'YEM', '578': 'NOR', '752': 'SWE', '688': 'SRB', '148': 'TCD', '100': 'BGR', '300': 'GRC', '246': 'FIN', '616': 'POL', '703': 'SVK', '348': 'HUN',
};
// Square kilometres of a triangle that nobody misses: of focus borders, of others, and how fast
// that grows per degree outside the box.
const FINE = 0.6, PLAIN = 9, AWAY = 400;
const GRID = 250; // steps per degree
const R = 6371.0072; // radius of the sphere of the same area

const read = (path) => JSON.parse(fs.readFileSync(path));
const paths = process.argv.slice(2);
if (paths.length !== 4) {
    console.error('usage: node tools/map/map.mjs COUNTRIES LAKES RIVERS LINES');
    process.exit(2);
}
const [world, lakes, rivers, lines] = paths.map(read);

// ---- geometry ----

const rad = Math.PI / 180;
// Lambert's azimuthal equal-area projection around the middle of the region, in kilometres.
const project = ([lon, lat]) => {
    const p = lat * rad, l = (lon - 66) * rad, p0 = 43 * rad;
    const k = R * Math.sqrt(2 / (1 + Math.sin(p0) * Math.sin(p) + Math.cos(p0) * Math.cos(p) * Math.cos(l)));
    return [k * Math.cos(p) * Math.sin(l),
        k * (Math.cos(p0) * Math.sin(p) - Math.sin(p0) * Math.cos(p) * Math.cos(l))];
};
const triangle = (a, b, c) => Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
const away = ([lon, lat]) => Math.max(0, BOX.west - lon, lon - BOX.east, BOX.south - lat, lat - BOX.north);

// Takes away the point of the smallest triangle until all that are left are wanted.
function simplify(points, threshold, least) {
    const at = points.map(project), keep = points.map((_, i) => i);
    for (;;) {
        let best = -1, small = Infinity;
        for (let k = 1; k + 1 < keep.length; k++) {
            const [a, b, c] = [keep[k - 1], keep[k], keep[k + 1]];
            const limit = threshold * (1 + AWAY * away(points[b]) ** 2);
            const rest = triangle(at[a], at[b], at[c]) / limit;
            if (rest < small) [small, best] = [rest, k];
        }
        if (best < 0 || small >= 1 || keep.length <= least)
            return keep.map((i) => points[i]);
        keep.splice(best, 1);
    }
}

const onGrid = (points) => {
    const out = [];
    for (const [lon, lat] of points) {
        const p = [Math.round(lon * GRID), Math.round(lat * GRID)];
        const last = out[out.length - 1];
        if (!last || last[0] !== p[0] || last[1] !== p[1])
            out.push(p);
    }
    return out;
};

// Differences from point to point, each number as in Google's encoded polylines.
function encode(points) {
    let out = '', x = 0, y = 0;
    const put = (d) => {
        let v = d < 0 ? ~(d * 2) : d * 2;
        for (; v >= 32; v = Math.floor(v / 32))
            out += String.fromCharCode((v % 32) + 32 + 63);
        out += String.fromCharCode(v + 63);
    };
    for (const p of points) {
        put(p[0] - x);
        put(p[1] - y);
        [x, y] = p;
    }
    return out;
}

const touches = (points) => {
    let w = 999, e = -999, s = 999, n = -999;
    for (const [lon, lat] of points) {
        [w, e, s, n] = [Math.min(w, lon), Math.max(e, lon), Math.min(s, lat), Math.max(n, lat)];
    }
    return w <= BOX.east && e >= BOX.west && s <= BOX.north && n >= BOX.south;
};

// ---- which countries ----

const { scale, translate } = world.transform;
const worldArcs = world.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});
const arcOf = (i) => (i < 0 ? [...worldArcs[~i]].reverse() : worldArcs[i]);
const ringOf = (refs) => refs.flatMap((i, k) => (k === 0 ? arcOf(i) : arcOf(i).slice(1)));

const countries = [];
for (const g of world.objects.countries.geometries) {
    const polygons = (g.type === 'Polygon' ? [g.arcs] : g.arcs).filter((p) => touches(ringOf(p[0])));
    if (polygons.length === 0)
        continue;
    // What Natural Earth draws as nobody's has no code.
    const code = CODES[g.id] ?? (g.id === undefined ? '-' : undefined);
    if (code === undefined)
        throw new Error(`no code for ${g.id} ${g.properties.name}`);
    countries.push({ code, name: g.properties.name, rings: polygons.flat(), focus: FOCUS.includes(code) });
}
countries.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.name < b.name ? -1 : 1));

// ---- arcs: split where a border becomes disputed, then simplified ----

const users = new Map(); // arc of the topology -> the countries on its sides
for (const c of countries)
    for (const ring of c.rings)
        for (const i of ring)
            users.set(i < 0 ? ~i : i, [...(users.get(i < 0 ? ~i : i) ?? []), c]);

const isDisputed = /Disputed|Line of control|Indefinite/;
const doubtful = lines.features.filter((f) => isDisputed.test(f.properties.featurecla)).map((f) => f.geometry.coordinates);
// The vertices of both files are the same but for the grid of the topology.
const NEAR = 0.006;
const isDoubtful = ([lon, lat]) => doubtful.some((line) =>
    line.some(([x, y]) => Math.abs(x - lon) < NEAR && Math.abs(y - lat) < NEAR));

const arcs = []; // { points, kind }
const parts = new Map(); // arc of the topology -> its pieces here, in order
for (const [i, sides] of [...users].sort((a, b) => a[0] - b[0])) {
    const points = worldArcs[i], first = points[0], last = points[points.length - 1];
    const closed = first[0] === last[0] && first[1] === last[1];
    const between = new Set(sides).size > 1;
    const doubt = points.map((p) => between && isDoubtful(p));
    const segment = points.slice(1).map((_, k) => doubt[k] && doubt[k + 1]);
    const cuts = [0];
    for (let k = 1; k < segment.length; k++)
        if (segment[k] !== segment[k - 1])
            cuts.push(k);
    cuts.push(points.length - 1);
    const fine = sides.some((c) => c.focus);
    const enclave = closed && between;
    for (let k = 0; k + 1 < cuts.length; k++) {
        const piece = points.slice(cuts[k], cuts[k + 1] + 1);
        const kept = enclave ? piece : simplify(piece, fine ? FINE : PLAIN, closed ? 4 : 2);
        parts.set(i, [...(parts.get(i) ?? []), arcs.length]);
        arcs.push({ points: onGrid(kept), kind: !between ? 'coast' : segment[cuts[k]] ? 'disputed' : enclave ? 'enclave' : 'border' });
    }
}
const refs = (ring) => ring.flatMap((i) => (i < 0 ? parts.get(~i).map((k) => ~k).reverse() : parts.get(i)));

// ---- land: the arcs with nothing on their other side, chained into rings ----

function landRings() {
    const open = countries.flatMap((c) => c.rings.flatMap(refs)).filter((r) => arcs[r < 0 ? ~r : r].kind === 'coast');
    const ends = (r) => {
        const p = arcs[r < 0 ? ~r : r].points, a = p[0].join(), b = p[p.length - 1].join();
        return r < 0 ? [b, a] : [a, b];
    };
    const rings = [];
    while (open.length > 0) {
        const ring = [open.shift()];
        const start = ends(ring[0])[0];
        for (let at = ends(ring[0])[1]; at !== start; at = ends(ring[ring.length - 1])[1]) {
            const k = open.findIndex((r) => ends(r)[0] === at);
            if (k < 0)
                throw new Error(`the coast ends at ${at}`);
            ring.push(open.splice(k, 1)[0]);
        }
        rings.push(ring);
    }
    return rings;
}

// ---- water ----

const word = (s) => (s ?? '').normalize('NFD').replace(/[^A-Za-z0-9. -]/g, '').replace(/[ .]+/g, '-').toLowerCase() || '-';
const LAKE_RANK = 6, RIVER_RANK = 6;
const DRY = new Set(['lop-nur']); // drawn by the source, but no lake for fifty years
const lakeRows = lakes.features
    .filter((f) => f.properties.scalerank <= LAKE_RANK && touches(f.geometry.coordinates[0]) && !DRY.has(word(f.properties.name)))
    .map((f) => ({ rank: f.properties.scalerank, id: word(f.properties.name),
        rings: f.geometry.coordinates.map((r) => onGrid(simplify(r, 2, 5))) }));
const riverRows = rivers.features
    .filter((f) => f.geometry && f.properties.scalerank <= RIVER_RANK)
    .flatMap((f) => (f.geometry.type === 'LineString' ? [f.geometry.coordinates] : f.geometry.coordinates)
        .filter(touches)
        .map((line) => ({ rank: f.properties.scalerank, id: word(f.properties.name_en ?? f.properties.name),
            points: onGrid(simplify(line.filter((p) => away(p) < 2), 6, 2)) })))
    .filter((r) => r.points.length > 1);

// ---- what comes out ----

const hash = (path) => crypto.createHash('sha256').update(fs.readFileSync(path)).digest('hex').slice(0, 16);
const out = [];
out.push('# Land, lakes and rivers of Central Asia and its neighbours; see tools/map/map.mjs, which made it.');
out.push('# From Natural Earth 1:50m (public domain) by way of world-atlas 2.0.2 (ISC). Inputs, by SHA-256:');
paths.forEach((p) => out.push(`#   ${p.replace(/.*\//, '')} ${hash(p)}`));
out.push(`zij-map 1 ${GRID}`);
for (const a of arcs)
    out.push(`arc ${a.kind} ${encode(a.points)}`);
for (const c of countries)
    out.push(`area ${c.code} ${c.rings.map((r) => refs(r).join(' ')).join(';')}`);
out.push(`land * ${landRings().map((r) => r.join(' ')).join(';')}`);
for (const l of lakeRows)
    for (const ring of l.rings)
        out.push(`lake ${l.rank} ${encode(ring)}`);
for (const r of riverRows)
    out.push(`river ${r.rank} ${encode(r.points)}`);
process.stdout.write(out.join('\n') + '\n');

const count = arcs.reduce((n, a) => n + a.points.length, 0);
const wet = lakeRows.reduce((n, l) => n + l.rings.reduce((m, r) => m + r.length, 0), 0);
console.error(`${countries.length} areas, ${arcs.length} arcs with ${count} points, ${lakeRows.length} lakes with ${wet}, ` +
    `${riverRows.length} rivers with ${riverRows.reduce((n, r) => n + r.points.length, 0)}`);
