/* watch.js - only in pages of `zij serve --watch`: reloads when the book was built anew,
 * and shows what is wrong with it while it cannot be built. */
(function () {
    "use strict";
    var site = document.currentScript.dataset.site, state = "";

    function clear() {
        var old = document.getElementById("zij-watch");
        if (old) old.remove();
    }

    function show(text) {
        var box = document.createElement("aside"), head = document.createElement("strong"),
            pre = document.createElement("pre");
        clear();
        box.id = "zij-watch";
        box.setAttribute("role", "alert");
        head.textContent = "The book has errors; this is its last good build";
        pre.textContent = text;
        box.append(head, pre);
        document.body.append(box);
    }

    async function once() {
        var answer = await fetch("/-/events" + (state === "" ? "" : "?since=" + state)),
            event = await answer.json();
        if (event.site !== site) {
            location.reload();
            return new Promise(function () {});
        }
        if (event.state !== state) {
            state = event.state;
            if (event.broken) show(await (await fetch("/-/diagnostics")).text());
            else clear();
            return 0;
        }
        return 1000;
    }

    async function listen() {
        for (;;) {
            var pause;
            try { pause = await once(); } catch (gone) { pause = 1000; }
            if (pause) await new Promise(function (go) { setTimeout(go, pause); });
        }
    }
    listen();
})();
