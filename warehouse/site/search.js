// Finds networks and bodies by any of their names, in any language, whatever their case and marks. The list of names
// (names.js) is loaded beside this file, so nothing is asked of any host. Without a script the A to Z list serves.
(function () {
  "use strict";
  var form = document.querySelector("form.search");
  if (!form || typeof VERKOSTO_NAMES === "undefined") return;
  var input = form.querySelector("input");
  var count = document.getElementById("q-count");
  var found = document.getElementById("q-found");
  var lang = { fi: 2, sv: 3, en: 4 }[form.dataset.lang];
  var folder = document.currentScript.dataset.pages.replace(/[^/]*$/, "");
  var MOST = 20;
  var LIKE = { "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ß": "ss" };

  // As `fold` of language.py: small letters, no marks.
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[øæœðđþłß]/g, function (c) {
      return LIKE[c];
    });
  }

  var names = VERKOSTO_NAMES.map(function (entry) {
    var all = [entry[lang]].concat(entry.slice(2, 5), entry[5]);
    return { path: entry[0], shown: entry[lang], all: all, folded: all.map(fold) };
  });

  // The better the smaller: the whole name, its beginning, the beginning of one of its words, anywhere in it.
  function rank(folded, asked) {
    if (folded === asked) return 0;
    var at = folded.indexOf(asked);
    if (at === 0) return 1;
    if (at > 0) return /[a-z0-9]/.test(folded.charAt(at - 1)) ? 3 : 2;
    return 9;
  }

  function search() {
    var asked = fold(input.value.trim());
    found.textContent = "";
    count.textContent = "";
    if (!asked) return;
    var hits = [];
    names.forEach(function (name) {
      var best = 9, which = 0;
      name.folded.forEach(function (folded, i) {
        var r = rank(folded, asked);
        if (r < best) { best = r; which = i; }
      });
      if (best < 9) hits.push({ name: name, rank: best, which: which });
    });
    hits.sort(function (a, b) {
      return a.rank - b.rank || (a.name.folded[0] < b.name.folded[0] ? -1 : 1);
    });
    hits.slice(0, MOST).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = folder + hit.name.path;
      var shown = document.createElement("bdi");
      shown.textContent = hit.name.shown;
      link.appendChild(shown);
      item.appendChild(link);
      if (hit.name.all[hit.which] !== hit.name.shown) {
        var other = document.createElement("bdi");
        other.className = "dim";
        other.textContent = " " + hit.name.all[hit.which];
        item.appendChild(other);
      }
      found.appendChild(item);
    });
    count.textContent = hits.length === 0 ? form.dataset.none
      : hits.length === 1 ? form.dataset.one : form.dataset.many.replace("#", hits.length);
  }

  form.hidden = false;
  input.addEventListener("input", search);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = found.querySelector("a");
    if (first) first.click();
  });
  search();
})();
