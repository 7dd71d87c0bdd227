"use strict";
(() => {
  const words = { red: "◆ 红", yellow: "▲ 黄", green: "● 绿", blue: "■ 蓝", grey: "○ 灰" };
  const make = (name, properties = {}, parent = null) => {
    const node = Object.assign(document.createElement(name), properties);
    if (parent) parent.append(node);
    return node;
  };
  const order = new Intl.Collator("zh");
  const textOf = (cell) => cell.textContent.trim();

  for (const section of document.querySelectorAll("section.table")) {
    const table = section.querySelector("table"), body = table.tBodies[0], tools = section.querySelector(".tools");
    const rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
    const filters = [];
    const state = { text: "", light: "" };
    let count = null;

    // Read once: asking thousands of cells for their text at every key would be slow.
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const partsOf = (row, column) => textOf(row.cells[column]).split("、");
    const merged = heads.flatMap((head, column) => ("merge" in head.dataset ? [column] : []));

    // Equal neighbours are shown once, whatever stands between them now.
    const merge = () => {
      for (const column of merged) {
        let above = "";
        for (const row of body.rows) {
          if (row.hidden) continue;
          const cell = row.cells[column], text = textOf(cell);
          cell.classList.toggle("again", text !== "" && text === above);
          above = text;
        }
      }
    };

    const apply = () => {
      let shown = 0;
      rows.forEach((row, i) => {
        const fits = (!state.text || texts[i].includes(state.text)) && (!state.light || row.dataset.light === state.light) &&
          filters.every(({ select, parts }) => !select.value || parts[i].includes(select.value));
        if (row.hidden === fits) row.hidden = !fits;
        shown += fits;
      });
      merge();
      if (count) count.textContent = shown === rows.length ? `共 ${rows.length} 行` : `${shown} / ${rows.length} 行`;
    };

    if (rows.length >= 4) {
      const search = make("input", { type: "search", placeholder: "搜索…" }, tools);
      search.setAttribute("aria-label", "搜索本表");
      search.addEventListener("input", () => { state.text = search.value.trim().toLowerCase(); apply(); });
      heads.forEach((head, column) => {
        if (!("filter" in head.dataset)) return;
        const select = make("select", {}, tools);
        select.setAttribute("aria-label", `按${textOf(head)}筛选`);
        make("option", { value: "", textContent: `${textOf(head)}：全部` }, select);
        const parts = rows.map((row) => partsOf(row, column));
        for (const value of [...new Set(parts.flat())].filter(Boolean).sort(order.compare))
          make("option", { value, textContent: value }, select);
        select.addEventListener("change", apply);
        filters.push({ select, parts });
      });
      const lights = [...new Set(rows.map((row) => row.dataset.light).filter(Boolean))];
      if (lights.length > 1)
        for (const light of Object.keys(words).filter((name) => lights.includes(name))) {
          const button = make("button", { type: "button", textContent: words[light], className: light }, tools);
          button.setAttribute("aria-pressed", "false");
          button.dataset.light = light;
          button.addEventListener("click", () => {
            state.light = state.light === light ? "" : light;
            for (const other of tools.querySelectorAll("button[data-light]")) other.setAttribute("aria-pressed", String(other.dataset.light === state.light));
            apply();
          });
        }
      count = make("span", { className: "count", role: "status" }, tools);
      apply();
    }

    heads.forEach((head, column) => {
      const name = textOf(head);
      const button = make("button", { type: "button" }, head);
      button.setAttribute("aria-label", `按${name}排序`);
      head.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keyed = rows.map((row) => ({ row, key: row.cells[column].dataset.key ?? textOf(row.cells[column]) }));
        keyed.sort(({ key: x }, { key: y }) => {
          if (!x || !y) return x ? -1 : y ? 1 : 0; // empty cells stay below either way
          const numeric = !isNaN(x) && !isNaN(y);
          return (numeric ? x - y : order.compare(x, y)) * (down ? -1 : 1);
        });
        body.append(...keyed.map(({ row }) => row));
        merge();
      });
    });
  }

  // The sentence a row came from, beside the row instead of at the end of the page.
  const dialog = document.getElementById("source");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("td a[href^='#']");
    const row = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!row || row.tagName !== "TR" || row.closest("table") === link.closest("table") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const heads = [...row.closest("table").tHead.rows[0].cells];
    const list = make("dl");
    [...row.cells].forEach((cell, i) => {
      if (!textOf(cell)) return;
      make("dt", { textContent: textOf(heads[i]) }, list);
      make("dd", { textContent: textOf(cell) }, list);
    });
    const close = make("button", { type: "button", textContent: "关闭" });
    close.addEventListener("click", () => dialog.close());
    const jump = make("a", { href: link.hash, textContent: "在表中查看" });
    jump.addEventListener("click", () => dialog.close());
    const foot = make("p");
    foot.append(close, " ", jump);
    dialog.replaceChildren(list, foot);
    dialog.showModal();
  });

  const look = make("button", { type: "button", className: "look", textContent: "明 / 暗" }, document.body);
  look.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.look === "dark" || (root.dataset.look === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.dataset.look = dark ? "light" : "dark";
  });
})();
