// The ground behind the actors on a canvas: land, cities, border, lanes and their names.
codev.paint = (() => {
  const FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const ALIGN = { start: "left", middle: "center", end: "right" };

  const text = (context, part) => {
    context.font = `${part.strong ? "600 " : ""}${part.size}px ${FONT}`;
    context.textAlign = ALIGN[part.anchor];
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 5;
    context.strokeStyle = "#ffffffcc";
    const y = part.y + (part.rise || 0);
    context.strokeText(part.text, part.x, y);
    context.fillStyle = codev.frame.COLOURS[part.kind];
    context.fillText(part.text, part.x, y);
  };

  const coasts = (context, land, box, thin) => {
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.fillStyle = codev.frame.COLOURS.land;
    context.strokeStyle = codev.frame.COLOURS.coast;
    context.lineWidth = 1.5 * thin;
    for (const ring of land) {
      context.beginPath();
      ring.forEach(([x, y]) => context.lineTo(x, y));
      context.closePath();
      context.fill();
      context.stroke();
    }
    context.restore();
  };

  /** Paint all but the texts, in the coordinates of the network; `thin` is a unit's line width. */
  const ground = (context, layout, thin) => {
    const { land, areas, lines } = codev.frame.parts(layout);
    for (const area of areas) {
      context.fillStyle = area.colour;
      context.fillRect(area.x, area.y, area.width, area.height);
    }
    if (land.length) coasts(context, land, areas[0], thin);
    for (const line of lines) {
      context.strokeStyle = line.colour;
      context.lineWidth = line.width * thin;
      context.setLineDash(line.dash.map((dash) => dash * thin));
      context.beginPath();
      context.moveTo(line.x1, line.y1);
      context.lineTo(line.x2, line.y2);
      context.stroke();
    }
    context.setLineDash([]);
  };

  return { ground, text, FONT };
})();
