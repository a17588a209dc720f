// Looks at the page in frames of several widths, by day and by night, and writes what is wrong with each, a line each.
// The page itself may run nothing, so that this is done from outside.
const near = 1.5;

function overlap(a, b) {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > near
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > near;
}

function inside(box, around) {
  return box.left >= around.left - near && box.right <= around.right + near
      && box.top >= around.top - near && box.bottom <= around.bottom + near;
}

function channels(colour) {
  return colour.match(/[\d.]+/g).slice(0, 3).map(Number);
}

function light(colour) {
  const [r, g, b] = channels(colour).map(value => value / 255)
      .map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function picture(svg, frame, say) {
  const view = frame.contentWindow;
  const around = svg.getBoundingClientRect();
  if (!inside(around, {left: 0, right: frame.clientWidth, top: 0, bottom: frame.clientHeight})) {
    say(`a picture is not within the page: ${around.left} to ${around.right}`);
  }
  const texts = [...svg.querySelectorAll('text')];
  const boxes = texts.map(text => text.getBoundingClientRect());
  texts.forEach((text, i) => {
    if (!inside(boxes[i], around)) say(`cut off: ${text.textContent}`);
    for (let j = 0; j < i; j++) {
      if (overlap(boxes[i], boxes[j])) say(`overlap: ${texts[j].textContent} and ${text.textContent}`);
    }
    if (boxes[i].height < 8) say(`too small to read: ${text.textContent}`);
  });
  for (const group of svg.querySelectorAll('g')) {
    const bar = group.querySelector('rect');
    const text = group.querySelector('text');
    if (!(bar.getBoundingClientRect().width > 0)) say(`a bar without width: ${group.textContent}`);
    if (!inside(bar.getBoundingClientRect(), around)) say(`a bar is cut off: ${group.textContent}`);
    if (text) {
      if (!inside(text.getBoundingClientRect(), bar.getBoundingClientRect())) say(`wider than its bar: ${text.textContent}`);
      const ratio = contrast(view.getComputedStyle(text).fill, view.getComputedStyle(bar).fill);
      if (ratio < 3) say(`hard to read: ${text.textContent}, contrast ${ratio.toFixed(1)}`);
    }
  }
  return {
    lanes: svg.querySelectorAll('text.name').length,
    bars: svg.querySelectorAll('g').length,
    moments: svg.querySelectorAll('line.moment').length,
  };
}

function look(frame) {
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  const faults = [];
  const say = fault => faults.push(fault);
  if (page.documentElement.scrollWidth > frame.clientWidth) say(`wider than the window: ${page.documentElement.scrollWidth}`);
  for (const element of page.querySelectorAll('.card, .tile, td, code, h1')) {
    if (element.scrollWidth > element.clientWidth + near && element.clientWidth > 0) say(`cut off: ${element.textContent}`);
  }
  view.performance.getEntriesByType('resource').forEach(entry => say(`loaded ${entry.name}`));
  const shown = [...page.querySelectorAll('svg[role=img]')].filter(svg => svg.getBoundingClientRect().width > 0);
  return {
    width: frame.clientWidth,
    scheme: frame.style.colorScheme,
    background: view.getComputedStyle(page.body).backgroundColor,
    pictures: shown.map(svg => picture(svg, frame, say)),
    faults,
  };
}

window.addEventListener('load', () => {
  const seen = [...document.querySelectorAll('iframe')].map(look);
  document.getElementById('seen').textContent = JSON.stringify(seen);
});
