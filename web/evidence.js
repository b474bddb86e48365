/* evidence.js - evidence beside its statement, figures lit up where they are shown, and for
 * each figure what uses it. It follows zij.js in one file; README.md says what it does.
 *
 * data-f names figures by their places in the book: "12-40 57" are figures, "60+85" is one
 * number computed from two. On a path they belong to its points, in order. */
(function () {
    'use strict';

    var doc = document, main = doc.getElementById('main'), article = doc.querySelector('article');
    var box = doc.querySelector('.evidence'), SVG = 'http://www.w3.org/2000/svg';
    var shown = null, anchor = null;       /* the open item, and what it stands beside */
    var index = null, waiting = null;      /* what uses figures; who waits for it */
    var STATEMENT = 0, NUMBER = 1;         /* kinds of uses */
    var MOST = 16;                         /* figures of a list; more say no more */

    if (!article)
        return;

    function all(selector, within) {
        return Array.prototype.slice.call((within || doc).querySelectorAll(selector));
    }

    function make(tag, text, name) {
        var one = doc.createElement(tag);

        if (text)
            one.textContent = text;
        if (name)
            one.className = name;
        return one;
    }

    /* ---- figures ---- */

    /* One list of figures for each point that data-f names. */
    function points(text) {
        var list = [];

        (text || '').split(' ').forEach(function (part) {
            var range = part.split('-'), to = +range[range.length - 1];

            if (range.length === 2)
                for (var i = +range[0]; i <= to; i++)
                    list.push([i]);
            else
                list.push(part.split('+').map(Number).filter(Boolean));
        });
        return list;
    }

    function flat(text) {
        return [].concat.apply([], points(text));
    }

    function is_drawn(svg) {
        return svg.getClientRects().length > 0;
    }

    /* Where a drawing has figures: bars and dots as they are, the points of lines. */
    function spots(svg) {
        var list = [];

        all('[data-f]', svg).forEach(function (mark) {
            var at = points(mark.dataset.f), d, box;

            if (mark.tagName === 'path') {
                d = mark.getAttribute('d').match(/-?[\d.]+/g) || [];
                at.forEach(function (figures, i) {
                    if (figures.length && d.length > 2 * i + 1)
                        list.push({ mark: mark, figures: figures, point: true, x: +d[2 * i], y: +d[2 * i + 1] });
                });
            } else {
                box = mark.getBBox();
                list.push({ mark: mark, figures: at[0], x: box.x, y: box.y, w: box.width, h: box.height });
            }
        });
        return list;
    }

    /* ---- lighting ---- */

    function put_out() {
        all('.lit').forEach(function (one) { one.classList.remove('lit'); });
        all('.glow').forEach(function (one) { one.remove(); });
    }

    function glow(spot, many) {
        var dot = doc.createElementNS(SVG, 'circle'), hue = /\b[ls](\d+)\b/.exec(spot.mark.getAttribute('class'));

        dot.setAttribute('class', 'glow ' + (hue ? 's' + hue[1] : 'other'));
        dot.setAttribute('cx', spot.x);
        dot.setAttribute('cy', spot.y);
        dot.setAttribute('r', many ? 2.75 : 4);
        spot.mark.parentNode.appendChild(dot);
    }

    /* What shows nothing but these figures is lit. */
    function light(text) {
        var set = {};

        put_out();
        if (!text)
            return;
        flat(text).forEach(function (one) { set[one] = true; });
        function is_in(figures) {
            return figures.length > 0 && figures.every(function (one) { return set[one]; });
        }
        all('.tab td[data-f]').forEach(function (cell) {
            if (is_in(points(cell.dataset.f)[0]))
                cell.classList.add('lit');
        });
        all('.fig svg.chart').filter(is_drawn).forEach(function (svg) {
            var lit = spots(svg).filter(function (spot) { return is_in(spot.figures); });
            var many = lit.some(function (spot, i) { return i > 0 && spot.point && Math.abs(spot.x - lit[i - 1].x) < 9; });

            lit.forEach(function (spot) {
                if (spot.point)
                    glow(spot, many);
                else
                    spot.mark.classList.add('lit');
            });
        });
    }

    function relight() {
        light(shown && shown.dataset.f);
    }

    /* A statement shows its figures while it is pointed at or has the focus; so does a row. */
    function on_point(event) {
        var claim = event.target.closest && event.target.closest('.claim[href^="#claim-"]');
        var row = event.target.closest && event.target.closest('.evidence dl [data-f], [data-f][role="button"]');
        var item = claim && doc.getElementById(claim.getAttribute('href').slice(1));

        if (event.type === 'mouseout' || event.type === 'focusout') {
            if (claim || row)
                relight();
        } else if (row) {
            light(row.dataset.f);
        } else if (item) {
            light(item.dataset.f);
        }
    }

    /* ---- where an open item stands ---- */

    function second_column() {
        var columns = getComputedStyle(article).gridTemplateColumns.split(' ');

        return columns.length > 1 ? parseFloat(columns[1]) : 0;
    }

    function block_of(node) {
        while (node && node.parentNode !== article)
            node = node.parentNode;
        return node;
    }

    /* Blocks that reach into the second column. */
    function is_wide(block) {
        return block !== box && block.getClientRects().length > 0 &&
            block.getBoundingClientRect().right > article.getBoundingClientRect().right - second_column() + 8;
    }

    /* Beside its statement; false: wide figures leave no room there. */
    function place_beside(block) {
        var top = article.getBoundingClientRect().top, at = anchor.getBoundingClientRect().top - top;
        var low = 0, high = Infinity, height;

        article.insertBefore(box, block.nextSibling);
        box.className = 'evidence beside';
        box.style.top = '0px';
        height = box.offsetHeight;
        Array.prototype.forEach.call(article.children, function (one) {
            var edges = one.getBoundingClientRect();

            if (one === block || !is_wide(one))
                return;
            if (block.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
                high = Math.min(high, edges.top - top - 24);
            else
                low = Math.max(low, edges.bottom - top + 24);
        });
        box.style.top = Math.max(low, Math.min(at, high - height)) + 'px';
        return low + height <= high;
    }

    /* Below its statement; below the drawing or table that a figure stands in. */
    function place_below() {
        var figure = !anchor.closest('figcaption, dd') && anchor.closest('.fig, .tab');
        var item = anchor.closest('li, dd'), host = anchor.closest('figcaption') || anchor.closest('p, h1, h2, h3');

        box.className = 'evidence below';
        box.style.top = '';
        if (figure)
            figure.insertBefore(box, figure.querySelector('.meta'));
        else if (item)
            item.appendChild(box);
        else if (host)
            host.parentNode.insertBefore(box, host.nextSibling);
        else
            article.insertBefore(box, block_of(anchor).nextSibling);
    }

    function place() {
        var block = block_of(anchor);

        if (second_column() < 224 || is_wide(block) || !place_beside(block))
            place_below();
    }

    /* ---- open and close ---- */

    function address(hash) {
        try {
            history.replaceState(history.state, '', hash || location.pathname + location.search);
        } catch (e) {
            if (hash)
                location.hash = hash;
        }
    }

    function shut() {
        if (!shown)
            return;
        shown.classList.remove('open');
        if (shown.classList.contains('uses'))
            shown.remove();
        if (anchor.hasAttribute('aria-expanded'))
            anchor.setAttribute('aria-expanded', 'false');
        shown = null;
    }

    function close() {
        var back = anchor;

        if (!shown)
            return;
        if (location.hash === '#' + shown.id)
            address('');
        shut();
        put_out();
        back.focus({ preventScroll: true });
    }

    function open(item, from, focus) {
        shut();
        shown = item;
        anchor = from;
        item.classList.add('open');
        item.tabIndex = -1;
        if (from.hasAttribute('aria-expanded'))
            from.setAttribute('aria-expanded', 'true');
        add_copy(item);
        place();
        relight();
        if (focus)
            item.focus({ preventScroll: true });
        if (item.getBoundingClientRect().bottom > window.innerHeight)
            item.scrollIntoView({ block: 'nearest' });
    }

    function open_claim(claim, focus) {
        var item = doc.getElementById(claim.getAttribute('href').slice(1));

        if (!item)
            return;
        if (item === shown)
            return close();
        address('#' + item.id);
        open(item, claim, focus);
    }

    /* A link to a piece of evidence opens it and shows it with its statement. */
    function follow_hash() {
        var hash = location.hash, item = /^#claim-/.test(hash) && doc.getElementById(decodeURIComponent(hash.slice(1)));
        var claim = item && doc.querySelector('.claim[href="' + hash + '"]');

        if (!claim || item === shown)
            return;
        open(item, claim, false);
        claim.scrollIntoView({ block: 'center', behavior: 'instant' });
        if (item.getBoundingClientRect().bottom > window.innerHeight)
            item.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }

    /* The link of a piece of evidence, with a button that copies the whole address. */
    function add_copy(item) {
        var link = item.querySelector('.link a'), button;

        if (!link || item.querySelector('.link button'))
            return;
        button = make('button', main.dataset.copy);
        button.type = 'button';
        button.addEventListener('click', function () {
            window.zij_copy(link.href, function () {
                button.textContent = main.dataset.copied;
                setTimeout(function () { button.textContent = main.dataset.copy; }, 2000);
            });
        });
        link.parentNode.appendChild(button);
    }

    /* ---- what uses a figure ---- */

    function load(then) {
        var script;

        if (index)
            return then();
        waiting = then;
        if (doc.querySelector('script[data-uses]'))
            return;
        script = doc.createElement('script');
        script.src = main.dataset.uses;
        script.dataset.uses = '';
        script.onerror = function () {
            script.remove();                  /* the next use tries again */
            if (waiting)
                waiting(true);
            waiting = null;
        };
        doc.head.appendChild(script);
    }

    window.zij_uses = function (read) {
        var then = waiting;

        index = read;
        index.items.forEach(function (item) {
            item.figures = {};
            points(item[4]).forEach(function (one) { item.figures[one[0]] = true; });
        });
        index.series.forEach(function (one) {
            one[3] = one[3].split('|');
            one[4] = one[4].split('|');
        });
        waiting = null;
        if (then)
            then();
    };

    /* "Nominal GDP, billion US dollars", "Kazakhstan, 2024", "291.480" */
    function about(figure) {
        var found = null;

        index.series.some(function (one) {
            var i = figure - one[1];

            if (i >= 0 && i < one[4].length)
                found = { flow: index.flows[one[0]], name: [one[2], one[3][i]].filter(Boolean).join(index.words.comma), value: one[4][i] };
            return found;
        });
        return found;
    }

    function link_to(item) {
        var page = index.pages[item[1]], up = main.dataset.uses.replace(/\.\.\/assets\/.*$/, '');
        var here = page && page[0] === main.dataset.page, li = make('li'), link;

        if (!page) {
            li.textContent = item[3];
            return li;
        }
        link = make('a', item[3]);
        link.href = (here ? '' : up + (page[0] ? page[0] + '/' : '') + 'index.html') + (item[2] ? '#' + item[2] : here ? '#main' : '');
        li.appendChild(link);
        if (!here)
            li.appendChild(make('span', page[1], 'where'));
        return li;
    }

    /* Names and values of figures, by flow. */
    function fill_figures(item, figures) {
        var list = null, flow = '';

        figures.slice(0, MOST).map(about).filter(Boolean).forEach(function (one) {
            var row = make('div');

            if (one.flow !== flow) {
                item.appendChild(make('p', flow = one.flow, 'flow'));
                list = item.appendChild(make('dl'));
            }
            row.appendChild(make('dt', one.name));
            row.appendChild(make('dd', one.value));
            list.appendChild(row);
        });
        if (figures.length > MOST)
            item.appendChild(make('p', index.words.more.replace('%s', figures.length - MOST), 'more'));
    }

    /* What a number in the text was computed from, and how. */
    function fill_value(item, value) {
        item.appendChild(make('h3', value.textContent));
        fill_figures(item, flat(value.dataset.f));
        item.appendChild(make('code', value.title, 'x'));
        item.dataset.f = value.dataset.f;
    }

    function fill_uses(item, figures) {
        var words = index.words;

        item.dataset.f = figures.join('+');
        item.appendChild(make('h3', words.title));
        fill_figures(item, figures);

        function is_used(one) {
            return figures.some(function (figure) { return one.figures[figure]; });
        }

        /* A paragraph whose statement is listed need not be listed for its numbers. */
        function is_said(number) {
            return index.items.some(function (one) {
                return one[0] === STATEMENT && one[1] === number[1] && one[2] === number[2] && is_used(one);
            });
        }
        words.kinds.forEach(function (name, kind) {
            var list = make('ul'), used = index.items.filter(function (one) {
                return one[0] === kind && is_used(one) && !(kind === NUMBER && is_said(one));
            });

            if (!used.length)
                return;
            used.forEach(function (one) { list.appendChild(link_to(one)); });
            item.appendChild(make('h4', name));
            item.appendChild(list);
        });
    }

    /* Opens an item that is made when the index is there. */
    function open_made(fill, from, focus) {
        if (!main.dataset.uses)
            return;
        load(function (failed) {
            var item = make('li', '', 'uses'), shutter = make('a', '×', 'close');

            if (!box) {
                box = make('aside', '', 'evidence');
                box.appendChild(make('ol'));
                article.appendChild(box);
            }
            shutter.href = '#main';
            shutter.setAttribute('aria-label', main.dataset.close);
            item.appendChild(shutter);
            if (failed)
                item.appendChild(make('p', main.dataset.failed));
            else
                fill(item);
            box.querySelector('ol').appendChild(item);
            if (location.hash.indexOf('#claim-') === 0)
                address('');
            open(item, from, focus);
        });
    }

    function open_uses(figures, from, focus) {
        open_made(function (item) { fill_uses(item, figures); }, from, focus);
    }

    function open_value(value, focus) {
        if (shown && anchor === value)
            return close();
        open_made(function (item) { fill_value(item, value); }, value, focus);
    }

    /* ---- figures by pointer and keyboard ---- */

    /* The point nearest to the pointer, if it is near. */
    function spot_near(svg, event) {
        var box = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / box.width, best = null, least = 20 * scale;
        var x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;

        spots(svg).forEach(function (spot) {
            var away = spot.point ? Math.hypot(spot.x - x, spot.y - y) :
                x >= spot.x - 2 && x <= spot.x + spot.w + 2 && y >= spot.y - 2 && y <= spot.y + spot.h + 2 ? 0 : Infinity;

            if (away < least) {
                least = away;
                best = spot;
            }
        });
        return best;
    }

    /* One stop for Tab in each drawing: arrows move it from figure to figure. */
    function cursor_of(svg) {
        var cursor = svg.querySelector('.cursor');

        if (cursor)
            return cursor;
        cursor = doc.createElementNS(SVG, 'rect');
        cursor.setAttribute('class', 'cursor');
        cursor.setAttribute('tabindex', '0');
        cursor.setAttribute('role', 'slider');
        cursor.setAttribute('aria-labelledby', svg.getAttribute('aria-labelledby'));
        cursor.setAttribute('aria-valuemin', '1');
        svg.setAttribute('role', 'group');
        svg.appendChild(cursor);
        move(svg, 0);
        return cursor;
    }

    function title_of(mark) {
        var title = mark.querySelector('title');

        return title ? title.textContent : '';
    }

    function move(svg, to) {
        var cursor = svg.querySelector('.cursor'), list = spots(svg), i = Math.max(0, Math.min(to, list.length - 1)), spot = list[i];
        var one = index && about(spot.figures[0]);

        cursor.spot = spot;
        cursor.setAttribute('aria-valuemax', list.length);
        cursor.setAttribute('aria-valuenow', i + 1);
        cursor.setAttribute('aria-valuetext', one ? one.name + ' ' + one.value : title_of(spot.mark));
        cursor.setAttribute('x', spot.point ? spot.x - 6 : spot.x - 2);
        cursor.setAttribute('y', spot.point ? spot.y - 6 : spot.y - 2);
        cursor.setAttribute('width', spot.point ? 12 : spot.w + 4);
        cursor.setAttribute('height', spot.point ? 12 : spot.h + 4);
        cursor.setAttribute('rx', spot.point ? 6 : 1);
    }

    function on_arrow(event) {
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        var svg = event.target.closest('svg.chart'), cell = event.target.closest('td[data-f]');
        var cells, i;

        if (event.target.classList.contains('cursor')) {
            i = +event.target.getAttribute('aria-valuenow') - 1;
            i = event.key === 'Home' ? 0 : event.key === 'End' ? Infinity : step ? i + step : -1;
            if (event.key !== 'Home' && event.key !== 'End' && !step)
                return;
            event.preventDefault();
            move(svg, i);
        } else if (cell && step) {
            event.preventDefault();
            cells = all('td[data-f]', cell.closest('table'));
            i = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? beside(cell, step) :
                cells[cells.indexOf(cell) + step];
            if (i)
                step_to(cell, i);
        }
    }

    /* The cell of the next row, in the same column. */
    function beside(cell, step) {
        var row = cell.parentNode, rows = all('tr', cell.closest('table')), i = rows.indexOf(row) + step;

        for (; rows[i]; i += step)
            if (rows[i].cells[cell.cellIndex] && rows[i].cells[cell.cellIndex].dataset.f)
                return rows[i].cells[cell.cellIndex];
        return null;
    }

    function step_to(from, to) {
        from.tabIndex = -1;
        to.tabIndex = 0;
        to.focus();
    }

    function is_key(event) {
        return event.key === 'Enter' || event.key === ' ';
    }

    function on_key(event) {
        var claim = event.target.closest('.claim[href^="#claim-"]'), cell = event.target.closest('.tab td[data-f]');

        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
            return;
        if (event.key === 'Escape' && shown) {
            event.preventDefault();
            close();
        } else if (is_key(event) && event.target.matches('[data-f][role="button"]')) {
            event.preventDefault();
            open_value(event.target, true);
        } else if (event.key === ' ' && claim) {
            event.preventDefault();
            open_claim(claim, true);
        } else if (is_key(event) && event.target.classList.contains('cursor')) {
            event.preventDefault();
            open_uses(event.target.spot.figures, event.target, true);
        } else if (is_key(event) && cell === event.target && cell) {
            event.preventDefault();
            open_uses(points(cell.dataset.f)[0], cell, true);
        } else {
            on_arrow(event);
        }
    }

    /* From a row of the evidence to the cell or mark of this page that shows its figure. */
    function go_to_figure(link) {
        var figure = link.closest('[data-f]').dataset.f, target = doc.getElementById(link.getAttribute('href').slice(1));
        var cell = target.querySelector('td[data-f="' + figure + '"]'), svg = all('svg.chart', target).filter(is_drawn)[0];
        var i = -1;

        light(figure);
        if (cell) {
            step_to(target.querySelector('td[tabindex="0"]') || cell, cell);
            return true;
        }
        if (svg)
            spots(svg).some(function (spot, k) {
                i = spot.figures[0] === +figure ? k : i;
                return i >= 0;
            });
        if (i < 0)
            return false;
        cursor_of(svg);
        move(svg, i);
        target.scrollIntoView({ block: 'nearest' });
        svg.querySelector('.cursor').focus({ preventScroll: true });
        return true;
    }

    function on_click(event) {
        var near = event.target.closest, claim, link, cell, svg, spot;

        if (!near || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
            return;
        claim = event.target.closest('.claim[href^="#claim-"], .uses a[href^="#claim-"]');
        link = event.target.closest('.evidence dd a[href^="#"]');
        if (event.target.closest('.evidence .close')) {
            event.preventDefault();
            close();
        } else if (claim) {
            event.preventDefault();
            claim = doc.querySelector('.claim[href="' + claim.getAttribute('href') + '"]') || claim;
            open_claim(claim, event.detail === 0);
            if (!event.target.closest('.claim'))
                claim.scrollIntoView({ block: 'nearest' });
        } else if (event.target.closest('[data-f][role="button"]')) {
            open_value(event.target.closest('[data-f][role="button"]'), false);
        } else if (link && go_to_figure(link)) {
            event.preventDefault();
        } else if (!event.target.closest('a, button, .evidence') && String(window.getSelection()) === '') {
            cell = event.target.closest('.tab td[data-f]');
            svg = event.target.closest('.fig svg.chart');
            spot = svg && spot_near(svg, event);
            if (cell)
                open_uses(points(cell.dataset.f)[0], cell, false);
            else if (spot && svg.contains(cursor_of(svg))) {
                move(svg, spots(svg).findIndex(function (one) { return one.mark === spot.mark && one.x === spot.x; }));
                open_uses(spot.figures, svg.querySelector('.cursor'), false);
            }
        }
    }

    /* ---- beginning ---- */

    /* Drawings of other widths get their stop when they show. */
    function add_stops() {
        if (!main.dataset.uses)
            return;
        all('.fig svg.chart').forEach(function (svg) {
            if (is_drawn(svg) && svg.querySelector('[data-f]'))
                cursor_of(svg);
        });
        all('.tab table').forEach(function (table) {
            var first = table.querySelector('td[data-f]');

            if (first && !table.querySelector('td[tabindex="0"]'))
                first.tabIndex = 0;
        });
    }

    /* Numbers in the text open what they were computed from, but within a statement. */
    function add_values() {
        all('.v[data-f], .vs[data-f]', article).forEach(function (value) {
            if (value.closest('a, .evidence, .working') || !main.dataset.uses)
                return;
            value.tabIndex = 0;
            value.setAttribute('role', 'button');
            value.setAttribute('aria-expanded', 'false');
        });
    }

    function on_focus(event) {
        if (event.target.matches('.cursor, .tab td[data-f]'))
            load(function (failed) {
                if (!failed && event.target.spot)
                    event.target.setAttribute('aria-valuetext', about(event.target.spot.figures[0]).name);
            });
    }

    function on_resize() {
        add_stops();
        if (!shown)
            return;
        place();
        relight();
    }

    main.classList.add('live');
    all('.claim[href^="#claim-"]').forEach(function (claim) { claim.setAttribute('aria-expanded', 'false'); });
    ['mouseover', 'mouseout', 'focusin', 'focusout'].forEach(function (name) { main.addEventListener(name, on_point); });
    main.addEventListener('focusin', on_focus);
    main.addEventListener('click', on_click);
    doc.addEventListener('keydown', on_key);
    window.addEventListener('hashchange', follow_hash);
    window.addEventListener('resize', on_resize);
    add_values();
    add_stops();
    follow_hash();
}());
