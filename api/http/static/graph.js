// The picture of a neighbourhood: a click on a node fetches what is next to it.
"use strict";
(function () {
  const place = document.getElementById("picture");
  const about = document.getElementById("about");
  if (!place || typeof cytoscape === "undefined") { if (place) { place.hidden = true; } return; }
  const colours = { Council: "#0072B2", Person: "#E69F00", Programme: "#009E73", Grant: "#7fcbb2", Meeting: "#CC79A7", AgendaItem: "#dfa9c5", Decision: "#b8ad2a", Action: "#D55E00", Organisation: "#56B4E9", Body: "#8fbfdf", SharedService: "#5d8fb5" };
  const cy = cytoscape({
    container: place, elements: [], maxZoom: 2.5,
    style: [
      { selector: "node", style: { "background-color": (node) => colours[node.data("kind")] || "#999999", label: "data(short)", "font-size": 11, "text-wrap": "wrap", "text-max-width": 110, "text-valign": "bottom", color: "#1b1f23", width: 24, height: 24 } },
      { selector: "node.opened", style: { "border-width": 3, "border-color": "#1b1f23", width: 34, height: 34 } },
      { selector: "edge", style: { width: 1.2, "line-color": "#a7b0b9", "target-arrow-color": "#a7b0b9", "target-arrow-shape": "triangle", "curve-style": "bezier", label: "data(edge)", "font-size": 7, color: "#55606b", "text-rotation": "autorotate" } },
    ],
  });
  function open(id) {
    const node = cy.getElementById(id);
    if (node.nonempty() && node.hasClass("opened")) { return Promise.resolve(); }
    return fetch("/graph/neighbours?around=" + encodeURIComponent(id)).then((answer) => answer.json()).then((found) => {
      found.nodes.forEach((entry) => { if (cy.getElementById(entry.id).empty()) { cy.add({ group: "nodes", data: { id: entry.id, kind: entry.kind, title: entry.title, short: entry.title.length > 46 ? entry.title.slice(0, 45) + "…" : entry.title } }); } });
      found.edges.forEach((entry) => { if (cy.getElementById(entry.id).empty()) { cy.add({ group: "edges", data: entry }); } });
      cy.getElementById(id).addClass("opened");
      about.textContent = cy.nodes().length + " nodes, " + cy.edges().length + " edges" + (found.left_out ? "; " + found.left_out + " more edges are not drawn" : "");
      place.dataset.nodes = String(cy.nodes().length);
      cy.layout({ name: "cose", animate: false, nodeDimensionsIncludeLabels: true, randomize: false }).run();
      cy.fit(undefined, 20);
    });
  }
  cy.on("tap", "node", (event) => { open(event.target.id()); });
  // For tests and for other scripts of this page.
  place.openNode = open;
  open(place.dataset.around);
})();
