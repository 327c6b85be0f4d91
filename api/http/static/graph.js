// The picture of a neighbourhood: a click on a node fetches what is next to it.
"use strict";
(function () {
  const place = document.getElementById("picture");
  const about = document.getElementById("about");
  if (!place || typeof cytoscape === "undefined") { return; }
  place.hidden = false;
  const kinds = {
    Council: ["#0072B2", "council"], Person: ["#E69F00", "person"], Programme: ["#009E73", "programme"], Grant: ["#7fcbb2", "grant"], Meeting: ["#CC79A7", "meeting"],
    AgendaItem: ["#dfa9c5", "agenda item"], Decision: ["#b8ad2a", "decision"], Action: ["#D55E00", "action"], Organisation: ["#56B4E9", "organisation"], Body: ["#8fbfdf", "board"],
    SharedService: ["#5d8fb5", "shared service"], Figure: ["#777777", "figure"], Objective: ["#999999", "objective"],
  };
  const colour = (kind) => (kinds[kind] || ["#999999"])[0];
  const cut = (text) => text.length > 40 ? text.slice(0, 39) + "…" : text;
  const cy = cytoscape({
    container: place, elements: [], maxZoom: 2, minZoom: 0.2,
    style: [
      { selector: "node", style: { "background-color": (node) => colour(node.data("kind")), label: "data(short)", "font-size": 13, "font-family": "Source Sans 3, Segoe UI, sans-serif", "text-wrap": "wrap", "text-max-width": 130, "text-valign": "bottom", "text-margin-y": 3, "text-background-color": "#fff", "text-background-opacity": 0.85, color: "#1b1f23", width: 26, height: 26 } },
      { selector: "node.opened", style: { "border-width": 3, "border-color": "#1b1f23", width: 36, height: 36, "font-weight": 600 } },
      { selector: "edge", style: { width: 1.2, "line-color": "#a7b0b9", "target-arrow-color": "#a7b0b9", "target-arrow-shape": "triangle", "curve-style": "bezier" } },
      { selector: "edge.near", style: { label: "data(words)", "font-size": 11, "font-family": "Source Sans 3, Segoe UI, sans-serif", color: "#33404d", "text-background-color": "#fff", "text-background-opacity": 0.9, width: 2.2, "line-color": "#55606b", "target-arrow-color": "#55606b" } },
    ],
  });
  function told(left) {
    const seen = [...new Set(cy.nodes().map((node) => node.data("kind")))].sort();
    const key = document.getElementById("kinds");
    key.replaceChildren();
    seen.forEach((kind) => {
      const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      drawn.setAttribute("width", "14"); drawn.setAttribute("height", "14"); drawn.setAttribute("aria-hidden", "true");
      const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      dot.setAttribute("cx", "7"); dot.setAttribute("cy", "7"); dot.setAttribute("r", "6"); dot.setAttribute("fill", colour(kind));
      drawn.append(dot);
      key.append(drawn, " " + (kinds[kind] || ["", kind])[1] + "   ");
    });
    about.textContent = cy.nodes().length + " nodes, " + cy.edges().length + " edges" + (left ? "; " + left + " more edges are not drawn" : "") + ". Point at a node to read its edges.";
    place.dataset.nodes = String(cy.nodes().length);
  }
  function draw(found, id) {
    const from = cy.getElementById(id);
    const at = from.nonempty() ? from.position() : { x: 0, y: 0 };
    const fresh = found.nodes.filter((entry) => cy.getElementById(entry.id).empty());
    fresh.forEach((entry, index) => {
      // New nodes begin on a ring around the one they came from, so that what was there stays where it was.
      const turn = 2 * Math.PI * index / Math.max(1, fresh.length);
      const centre = entry.id === id;
      cy.add({ group: "nodes", data: { id: entry.id, kind: entry.kind, title: entry.title, short: cut(entry.title) }, position: centre ? { x: 0, y: 0 } : { x: at.x + 190 * Math.cos(turn), y: at.y + 190 * Math.sin(turn) } });
    });
    found.edges.forEach((entry) => {
      if (cy.getElementById(entry.id).empty()) { cy.add({ group: "edges", data: { ...entry, words: entry.edge.toLowerCase().replaceAll("_", " ") + (entry.detail ? ", " + entry.detail : "") } }); }
    });
    cy.getElementById(id).addClass("opened");
    // The box of the picture is wide: the layout is given its shape, and room for the labels.
    cy.layout({ name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 60000, idealEdgeLength: () => 80, gravity: 0.3, numIter: 1500, boundingBox: { x1: 0, y1: 0, w: place.clientWidth, h: place.clientHeight } }).run();
    cy.fit(undefined, 24);
    // Smaller than this nobody can read the names; the picture is then larger than its box and is moved by dragging.
    if (cy.zoom() < 0.8) { cy.zoom(0.8); cy.center(cy.getElementById(id)); }
    told(found.left_out);
  }
  function open(id) {
    const node = cy.getElementById(id);
    if (node.nonempty() && node.hasClass("opened")) { return Promise.resolve(); }
    about.textContent = "Fetching…";
    return fetch("/graph/neighbours?around=" + encodeURIComponent(id))
      .then((answer) => { if (!answer.ok) { throw new Error("the service answered " + answer.status); } return answer.json(); })
      .then((found) => draw(found, id))
      .catch((error) => { about.textContent = "What is next to it could not be fetched: " + error.message + ". Try again in a moment."; });
  }
  cy.on("tap", "node", (event) => { open(event.target.id()); });
  cy.on("mouseover tap", "node", (event) => { cy.edges().removeClass("near"); event.target.connectedEdges().addClass("near"); });
  cy.on("mouseout", "node", () => { cy.edges().removeClass("near"); });
  // For tests and for other scripts of this page.
  place.openNode = open;
  place.where = (id) => { const at = cy.getElementById(id).renderedPosition(); return [at.x, at.y]; };
  open(place.dataset.around);
})();
