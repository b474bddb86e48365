/* search.js - the search field of a site, loaded with the index at its first use.
 *
 * The build puts this file before a call of zij_search with the index (assets/search-LANG.js).
 * What is found, and in which order, is decided as in src/text/fold.c, index.c and find.c,
 * step by step and in whole numbers; README.md says what else must stay the same. */
function zij_search(index) {
    'use strict';

    /* ---- fold.c ---- */

    var WORD = 32, TERMS = 8, SHOWN = 24;
    var LATIN = 'aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty' +
        'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll' +
        'lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs';
    var ENDINGS = ('иями ыми ими ями ами ией ием иях иям ого его ому ему ия ии ию ие ью ый ий ой ей ая яя ' +
        'ое ее ые ую юю ым им ых их ов ев ом ем ам ям ах ях а я ы и о е у ю ь й ' +
        'ions ion ies ers ing ed es er s e y').split(' ');
    var STOP = (' a an and at by for from in of on or the to with' +
        ' а в во для до за и из или к на не о об от по с со у ');
    var PUNCTUATION = [0x80, 0xbf, 0x2000, 0x2bff, 0x3000, 0x3004, 0x3008, 0x303f, 0x30a0, 0x30a0,
        0x30fb, 0x30fb, 0xd800, 0xf8ff, 0xfe00, 0xfe6f, 0xff00, 0xff65, 0xffe0, 0xffff];

    function fold(c) {
        var i;

        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xfee0;
        if (c < 0x80)
            return c >= 65 && c <= 90 ? c + 32 : c === 39 ? 0
                : (c >= 97 && c <= 122) || (c >= 48 && c <= 57) ? c : -1;
        if (c >= 0xc0 && c <= 0x17f)
            return LATIN[c - 0xc0] === ' ' ? -1 : LATIN.charCodeAt(c - 0xc0);
        if (c === 0xad || (c >= 0x2b0 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) ||
            c === 0x2018 || c === 0x2019 || c === 0x2060 || c === 0xfeff)
            return 0;
        if (c >= 0x391 && c <= 0x3a9)
            return c + 0x20;
        if (c >= 0x400 && c <= 0x52f)
            return c === 0x401 || c === 0x451 ? 0x435 : c < 0x410 ? c + 0x50 : c < 0x430 ? c + 0x20
                : c >= 0x4c1 && c <= 0x4ce ? c + c % 2 : c >= 0x460 && c !== 0x4c0 ? c | 1 : c;
        for (i = 0; i < PUNCTUATION.length; i += 2)
            if (c >= PUNCTUATION[i] && c <= PUNCTUATION[i + 1])
                return -1;
        return c;
    }

    function is_cjk(c) {
        return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x3005 && c <= 0x3007) ||
            (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
    }

    /* The words and runs of a text, folded; `from` has the place of each letter in it. */
    function pieces(text) {
        var list = [], piece = null, i, c, size;

        for (i = 0; i < text.length; i += size) {
            c = text.codePointAt(i);
            size = c > 0xffff ? 2 : 1;
            c = fold(c);
            if (c < 0)
                piece = null;
            if (c <= 0)
                continue;
            if (!piece || piece.cjk !== is_cjk(c)) {
                piece = { text: '', cjk: is_cjk(c), from: [], to: 0 };
                list.push(piece);
            }
            piece.to = i + size;
            if (!piece.cjk && piece.from.length === WORD)
                continue;
            piece.text += String.fromCodePoint(c);
            piece.from.push(i);
        }
        return list;
    }

    function letters(text) {
        return Array.from(text).length;
    }

    function stem(word) {
        var i, rest;

        for (i = 0; i < ENDINGS.length; i++) {
            rest = word.length - ENDINGS[i].length;
            if (rest >= 3 && word.endsWith(ENDINGS[i]))
                return word.slice(0, rest);
        }
        return word;
    }

    /* ---- index.c ---- */

    var WEIGHTS = { t: 40, m: 24, e: 20, u: 12, l: 10, s: 8, p: 5, n: 3 };
    var places = [], lines = [], words = new Map();

    function add_line(what, text) {
        var line = { place: places.length - 1, what: what, text: text, folded: [], letters: 0 };

        pieces(text).forEach(function (piece) {
            var word = words.get(piece.text);

            line.folded.push(piece.text);
            line.letters += piece.from.length;
            if (piece.cjk)
                return;
            if (!word)
                words.set(piece.text, word = { text: piece.text, stem: stem(piece.text), lines: [] });
            if (word.lines[word.lines.length - 1] !== line)
                word.lines.push(line);
        });
        line.folded = line.folded.join(' ');
        places[line.place].lines.push(line);
        lines.push(line);
    }

    function read(text) {
        var page = 0;

        text.split('\n').slice(1).forEach(function (line) {
            var what = line[0], rest = line.slice(1);

            if (what === '@' || (what === '#' && places.length)) {
                page = what === '@' ? places.length : page;
                places.push({ href: what === '@' ? rest : places[page].href, id: what === '@' ? '' : rest,
                    page: page, lines: [] });
            } else if (WEIGHTS[what] && places.length) {
                add_line(what, rest);
            }
        });
    }

    /* ---- find.c ---- */

    function script_of(c) {
        return !is_cjk(c) ? 0 : c >= 0x3041 && c <= 0x309f ? 1 : c >= 0x30a0 && c <= 0x30ff ? 2 : 3;
    }

    function terms_of(query) {
        var all = [], kept;

        function add(text, script) {
            if (text)
                all.push({ text: text, stem: stem(text), letters: letters(text), related: letters(stem(text)) >= 4,
                    script: script, found: new Set() });
        }
        function add_runs(piece) {
            var run = '', n = 0, now = 0;

            Array.from(piece.text).forEach(function (letter, at) {
                var c = letter.codePointAt(0), script = c === 0x30fc && at > 0 ? now : script_of(c);

                if ((at > 0 && script !== now) || n === WORD) {
                    add(run, now);
                    run = '';
                    n = 0;
                }
                run += letter;
                n++;
                now = script;
            });
            add(run, now);
        }
        pieces(query).forEach(function (piece) {
            if (all.length < TERMS)
                add_runs(piece);
        });
        kept = all.filter(function (term) {
            return !(term.script ? term.script === 1 && term.letters <= 2 : STOP.includes(' ' + term.text + ' '));
        });
        return (kept.length ? kept : all).slice(0, TERMS);
    }

    function fit_of(term, word) {
        return term.text === word.text ? 8
            : term.stem === word.stem ? 7
            : term.letters >= 2 && word.text.startsWith(term.text) ? 5
            : term.related && word.text.startsWith(term.stem) ? 4 : 0;
    }

    /* Slips between a and b, and the least between a and any beginning of b. */
    function slips(a, b) {
        var older, last = [], row = [], i, j;

        for (j = 0; j <= b.length; j++)
            row[j] = j;
        for (i = 1; i <= a.length; i++) {
            older = last;
            last = row;
            row = [i];
            for (j = 1; j <= b.length; j++) {
                row[j] = Math.min(last[j - 1] + (a[i - 1] !== b[j - 1]), last[j] + 1, row[j - 1] + 1);
                if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                    row[j] = Math.min(row[j], older[j - 2] + 1);
            }
        }
        return [row[b.length], Math.min.apply(null, row)];
    }

    function fit_with_slips(term, word) {
        var a = Array.from(term.text), b = Array.from(word.text), d;
        var most = a.length < 4 ? 0 : a.length < 8 ? 1 : 2;

        if (!most || b.length + most < a.length)
            return 0;
        d = slips(a, b);
        return d[0] <= most ? 3 - d[0] : d[1] <= most ? 1 : 0;
    }

    /* The best score of each place for one word; `heads` are those of titles and sections. */
    function look_for(term) {
        var best = [], heads = [];

        function raise(line, fit) {
            var score = WEIGHTS[line.what] *
                (4 * fit + Math.min(8, Math.floor(8 * term.letters / line.letters)));

            best[line.place] = Math.max(best[line.place] || 0, score);
            line.worth = Math.max(line.worth || 0, score);
            if (line.what === 't' || line.what === 's')
                heads[line.place] = Math.max(heads[line.place] || 0, score);
        }
        function look_in_words(fits) {
            words.forEach(function (word) {
                var fit = fits(term, word);

                if (fit)
                    term.found.add(word.text);
                if (fit)
                    word.lines.forEach(function (line) { raise(line, fit); });
            });
        }
        function look_for_runs(runs, part, fit) {
            term.runs = runs;
            lines.forEach(function (line) {
                var held = runs.filter(function (run) { return line.folded.includes(run); }).length;

                if (held && part * held >= runs.length)
                    raise(line, fit);
            });
        }
        function pairs() {
            var all = Array.from(term.text);

            return all.slice(1).map(function (letter, i) { return all[i] + letter; });
        }

        if (term.script)
            look_for_runs([term.text], 1, term.letters > 1 ? 8 : 5);
        else
            look_in_words(fit_of);
        if (!best.length && !term.script)
            look_in_words(fit_with_slips);
        if (!best.length && term.script && term.letters > 2)
            look_for_runs(pairs(), 2, 2);
        if (!best.length && term.script && term.letters > 2)
            look_for_runs(pairs(), 3, 2);
        return [best, heads];
    }

    function find(terms) {
        var most = 0;

        places.forEach(function (place) { place.score = place.fits = place.own = 0; });
        lines.forEach(function (line) { line.worth = 0; });
        terms.forEach(function (term) {
            var got = look_for(term), best = got[0], heads = got[1];

            places.forEach(function (place, i) {
                var score = best[i] || Math.floor((heads[place.page] || 0) / 4);

                place.score += score;
                place.fits += score > 0;
                place.own += best[i] > 0;
            });
        });
        places.forEach(function (place) {
            if (place.own)
                most = Math.max(most, place.fits);
        });
        return places.filter(function (place) {
            return place.own && place.fits === most;
        }).sort(function (a, b) { return b.score - a.score; });
    }

    /* ---- what is shown ---- */

    var doc = document, form = doc.querySelector('.search'), say = form.dataset;
    var input = form.querySelector('input'), panel = form.querySelector('.found');
    var status = form.querySelector('[role="status"]'), head = panel.querySelector('p'), list = panel.querySelector('ol');
    var composing = false, shown = '', ROOM = is_cjk(input.placeholder.charCodeAt(0)) ? 40 : 88; /* characters of two lines */

    function element(tag, name, parent) {
        var e = doc.createElement(tag);

        e.className = name;
        parent.appendChild(e);
        return e;
    }

    /* Where the words of the query stand in a text: [from, to], apart and in order. */
    function marks_in(text, terms) {
        var list = [];

        pieces(text).forEach(function (piece) {
            terms.forEach(function (term) {
                if (!piece.cjk && term.found.has(piece.text))
                    list.push([piece.from[0], piece.to]);
                (piece.cjk && term.runs || []).forEach(function (run) {
                    var at = piece.text.indexOf(run), first, behind;

                    for (; at >= 0; at = piece.text.indexOf(run, at + 1)) {
                        first = letters(piece.text.slice(0, at));
                        behind = first + letters(run);
                        list.push([piece.from[first], behind < piece.from.length ? piece.from[behind] : piece.to]);
                    }
                });
            });
        });
        return list.sort(function (a, b) { return a[0] - b[0]; }).reduce(function (all, one) {
            var last = all[all.length - 1];

            if (last && one[0] <= last[1])
                last[1] = Math.max(last[1], one[1]);
            else
                all.push(one);
            return all;
        }, []);
    }

    /* Text nodes only: whatever a page says, it cannot become markup here. */
    function put_marked(parent, text, terms, room) {
        var marks = marks_in(text, terms), at = 0, end = text.length;

        if (room && marks.length && marks[0][1] > room) {
            at = text.lastIndexOf(' ', marks[0][0] - room / 4) + 1 || marks[0][0] - room / 4;
            at = Math.max(at, marks[0][0] - room / 2);
            at += text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000;
            parent.append('…');
        }
        if (room && at + 3 * room < end)
            end = text.lastIndexOf(' ', at + 3 * room) > at + 2 * room ? text.lastIndexOf(' ', at + 3 * room) : at + 3 * room;
        marks.forEach(function (mark) {
            if (mark[0] < at || mark[0] >= end)
                return;
            parent.append(text.slice(at, mark[0]));
            element('mark', '', parent).append(text.slice(mark[0], mark[1]));
            at = mark[1];
        });
        parent.append(text.slice(at, Math.max(at, end)) + (end < text.length ? '…' : ''));
    }

    function line_of(place, what) {
        return place.lines.find(function (line) { return what.includes(line.what); });
    }

    /* The passage that answers best; else the first that says what the place is about. */
    function passage_of(place) {
        var best = place.lines.reduce(function (best, line) {
            return !'tes'.includes(line.what) && line.worth > (best ? best.worth : 0) ? line : best;
        }, null);

        return best || line_of(place, 'mup');
    }

    function put_hit(place, terms) {
        var link = element('a', '', element('li', '', list));
        var page = places[place.page], title = line_of(place, 'te') || line_of(page, 't');
        var where = [place === page ? null : line_of(page, 't'), line_of(page, 's')].filter(Boolean);
        var passage = passage_of(place), dot = document.documentElement.lang === 'ja' ? '\u3000' : ' · ';

        link.href = (say.up || './') + place.href + (place.id ? '#' + encodeURIComponent(place.id) : '');
        put_marked(element('b', '', link), title ? title.text : place.href, terms, 0);
        if (where.length)
            put_marked(element('span', 'where', link), where.map(function (line) { return line.text; }).join(dot), terms, 0);
        if (passage)
            put_marked(element('span', 'text', link), passage.text, terms, ROOM);
    }

    /* ---- the field ---- */

    function answer() {
        var query = input.value.normalize('NFKC'), terms = terms_of(query), hits;
        var words;

        if (!terms.length) {
            panel.hidden = true;
            status.textContent = shown = '';
            return;
        }
        if (query !== shown) {
            shown = query;
            hits = find(terms);
            words = !hits.length ? say.none.split('%s').join(input.value.trim())
                : (hits.length === 1 ? say.one : hits.length > SHOWN ? say.best : say.count)
                    .replace('%d', hits.length).replace('%m', SHOWN);
            status.textContent = head.textContent = words;
            list.textContent = '';
            hits.slice(0, SHOWN).forEach(function (place) { put_hit(place, terms); });
            panel.scrollTop = 0;
        }
        panel.hidden = false;
    }

    /* Arrow keys move from the field through the results and back. */
    function move(step) {
        var links = Array.from(list.querySelectorAll('a')), at = links.indexOf(doc.activeElement) + step;

        if (at < 0)
            input.focus();
        else if (links[at])
            links[at].focus();
    }

    function on_key(event) {
        if (composing || event.isComposing || panel.hidden || event.altKey || event.ctrlKey || event.metaKey)
            return;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
            move(event.key === 'ArrowDown' ? 1 : -1);
        else if (event.key === 'Escape') {
            input.focus();
            panel.hidden = true;
        } else
            return;
        event.preventDefault();
    }

    function on_submit(event) {
        var first = list.querySelector('a');

        event.preventDefault();
        if (!composing && panel.hidden)
            answer();
        else if (!composing && first)
            first.click();
    }

    read(index);
    input.addEventListener('compositionstart', function () { composing = true; });
    input.addEventListener('compositionend', function () {
        composing = false;
        answer();
    });
    input.addEventListener('input', function (event) {
        if (!composing && !event.isComposing)
            answer();
    });
    input.addEventListener('click', answer);
    form.addEventListener('keydown', on_key);
    form.addEventListener('submit', on_submit);
    list.addEventListener('click', function () { panel.hidden = true; });
    if (form.contains(doc.activeElement))
        answer();
}
