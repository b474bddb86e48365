/* zij.js - small comforts for a reader; every page works without it.
 *
 * One classic deferred file, so that it also runs from file://. It stores nothing: it keeps
 * the place when the language changes, lets the keyboard into tables that scroll and into
 * nothing else, copies citations, and brings the search field to life; what opens evidence is
 * in evidence.js. */
(function () {
    'use strict';

    var doc = document;

    function all(selector) {
        return Array.prototype.slice.call(doc.querySelectorAll(selector));
    }

    /* The exhibit in the address, else the one nearest the top of the window. */
    function place() {
        var near = '';

        if (location.hash.length > 1)
            return location.hash;
        all('.fig[id], .tab[id]').some(function (one) {
            var box = one.getBoundingClientRect();
            if (box.bottom < 0)
                return false;
            if (box.top < window.innerHeight / 2 && window.scrollY > 0)
                near = '#' + one.id;
            return true;
        });
        return near;
    }

    /* A change of language keeps the page by its link, and the place on it by this. */
    function keep_place(event) {
        var link = event.target.closest && event.target.closest('.langs a[href]');

        if (link)
            link.hash = place();
    }

    /* A region takes the focus only while there is something to scroll. */
    function fit_tables() {
        all('.scroll').forEach(function (box) {
            if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
                box.setAttribute('tabindex', '0');
            else
                box.removeAttribute('tabindex');
        });
    }

    /* Contents stay open on the rail in browsers that cannot say so in CSS. */
    function open_rail() {
        var contents = doc.querySelector('.toc details');
        var wide = window.matchMedia('(min-width: 64.01em)').matches;

        if (contents && wide && !(window.CSS && CSS.supports('selector(details::details-content)')))
            contents.open = true;
    }

    /* On a rail that is longer than the window, the contents begin near the page shown. */
    function show_here() {
        var contents = doc.querySelector('.toc'), here = doc.querySelector('.toc [aria-current="page"]');

        if (here && contents.scrollHeight > contents.clientHeight)
            contents.scrollTop = here.offsetTop - contents.offsetTop - contents.clientHeight / 2;
    }

    /* The search field is shown to those who have scripts; what it needs comes with its first
     * use. A classic script, for fetch and modules do not work from file://. */
    function open_search() {
        var form = doc.querySelector('.search');

        if (!form)
            return;
        form.hidden = false;
        form.addEventListener('focusin', function () { load_search(form); });
        form.addEventListener('focusout', function (event) {
            if (!form.contains(event.relatedTarget))
                form.querySelector('.found').hidden = true;
        });
        form.addEventListener('submit', function (event) { event.preventDefault(); });
    }

    function load_search(form) {
        var script = doc.createElement('script');

        if (form.dataset.state === 'loaded')
            return;
        form.dataset.state = 'loaded';
        script.src = form.dataset.src;
        script.onerror = function () {
            form.dataset.state = '';      /* the next use tries again */
            form.querySelector('[role="status"]').textContent = form.dataset.failed;
            form.querySelector('.found > p').textContent = form.dataset.failed;
            form.querySelector('.found').hidden = false;
        };
        doc.head.appendChild(script);
    }

    /* "/" goes to the search field from anywhere but a field. */
    function on_slash(event) {
        var field = doc.querySelector('.search:not([hidden]) input');

        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented ||
            !field || event.target.closest('input, select, textarea, [contenteditable]'))
            return;
        event.preventDefault();
        field.focus();
        field.select();
    }

    /* A link into a closed <details> opens it. */
    function reveal() {
        var at = location.hash.length > 1 && doc.getElementById(decode(location.hash.slice(1)));
        var box = at && at.closest('details:not([open])');

        if (box && !box.closest('.toc')) {
            box.open = true;
            at.scrollIntoView();
        }
    }

    function decode(text) {
        try {
            return decodeURIComponent(text);
        } catch (e) {
            return text;
        }
    }

    /* Escape closes the contents of a phone. */
    function on_key(event) {
        var contents = doc.querySelector('.toc details[open]');

        if (event.key !== 'Escape' || event.defaultPrevented || !contents || !contents.contains(doc.activeElement))
            return;
        contents.open = false;
        contents.querySelector('summary').focus();
    }

    /* Where the address is not secure a copy goes the old way, through a selection. */
    function copy(of, then) {
        var range = doc.createRange(), chosen = window.getSelection();

        if (navigator.clipboard && window.isSecureContext)
            return navigator.clipboard.writeText(of.innerText).then(then, function () {});
        range.selectNodeContents(of);
        chosen.removeAllRanges();
        chosen.addRange(range);
        if (doc.execCommand('copy'))
            then();
        chosen.removeAllRanges();
    }

    /* The same for a text that stands nowhere: evidence.js copies addresses. */
    window.zij_copy = function (text, then) {
        var of = doc.createElement('span');

        of.textContent = text;
        of.className = 'vh';
        doc.body.appendChild(of);
        Promise.resolve(copy(of, then)).then(function () { of.remove(); });
    };

    function add_copy(dd) {
        var words = doc.getElementById('main').dataset, text = doc.createElement('div');
        var button = doc.createElement('button');

        while (dd.firstChild)
            text.appendChild(dd.firstChild);
        button.type = 'button';
        button.textContent = words.copy;
        button.addEventListener('click', function () {
            copy(text, function () {
                button.textContent = words.copied;
                setTimeout(function () { button.textContent = words.copy; }, 2000);
            });
        });
        dd.appendChild(text);
        dd.appendChild(button);
    }

    /* Citations get their buttons when they are first opened. */
    function on_toggle(event) {
        var box = event.target;

        if (box.open && box.classList.contains('cite') && !box.querySelector('button'))
            Array.prototype.forEach.call(box.querySelectorAll('dd'), add_copy);
    }

    doc.addEventListener('toggle', on_toggle, true);
    doc.addEventListener('click', keep_place);
    doc.addEventListener('keydown', on_key);
    doc.addEventListener('keydown', on_slash);
    window.addEventListener('hashchange', reveal);
    window.addEventListener('resize', fit_tables);
    open_rail();
    open_search();
    show_here();
    fit_tables();
    reveal();
    if (doc.fonts && doc.fonts.ready)
        doc.fonts.ready.then(fit_tables);
}());
