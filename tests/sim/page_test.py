#!/usr/bin/env python3
"""page_test.py BORNECTL WEB BEATS: reports of every shape and the page of a fleet, in both languages, before judges that aren't ours: the W3C's checker of HTML (vnu)
finds nothing, axe finds nothing in Chromium, in a wide window with all tables open and in a narrow one with them closed; there no label of a
chart covers another, none is too small to read, and nothing is wider than the window. Printed, a month is a few pages. WEB holds node_modules
(`./dev test report` makes it)."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

from shapes import SHAPES

WIDTHS = [1200, 500]  # no window of Chromium is narrower
PROBE = '''
const found = [];
function touch() {
  for (const svg of document.querySelectorAll('figure svg')) {
    const all = [...svg.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
    const frame = svg.getBoundingClientRect();
    all.forEach(([one, a], at) => {
      if (frame.width > 0 && a.height < 10)
        found.push(`"${one.textContent}" is ${a.height.toFixed(1)} pixels high`);
      if (a.left < frame.left - 2 || a.right > frame.right + 2 || a.bottom > frame.bottom + 2)
        found.push(`"${one.textContent}" leaves its chart`);
      for (const [other, b] of all.slice(0, at))
        if (a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - 1.5 && b.top < a.bottom - 1.5)
          found.push(`"${one.textContent}" covers "${other.textContent}"`);
    });
  }
}
async function judge(open) {
  document.querySelectorAll('details').forEach(details => details.open = open);
  const result = await axe.run(document, {resultTypes: ['violations', 'incomplete']});
  for (const one of result.violations)
    found.push(`${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 200)}`);
  return result.passes.length;
}
(async () => {
  let passed = 0;
  try {
    passed = await judge(innerWidth > 800);
    touch();
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} wide, the window ${innerWidth}`);
  } catch (error) {
    found.push(String(error));
  }
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify({passed, found});
  document.body.append(out);
})();
'''


def chromium(home, *words):
    sandbox = ['--no-sandbox'] if os.geteuid() == 0 else []
    return subprocess.run(
        ['chromium', '--headless=new', '--disable-gpu', '--hide-scrollbars', f'--user-data-dir={home}', *sandbox, *words],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=300, check=True).stdout


def judge_in_chromium(page, axe, width):
    probed, home = page.with_name(f'probed-{width}.html'), page.with_name(f'home-{width}')
    probed.write_text(page.read_text(encoding='utf-8').replace(
        '</body>', f'<script>{axe}</script><script>{PROBE}</script></body>'), encoding='utf-8')
    told = chromium(home, f'--window-size={width},900', '--virtual-time-budget=60000', '--dump-dom', f'file://{probed}')
    shutil.rmtree(home, ignore_errors=True)
    result = re.search(r'<pre id="found">(.*?)</pre>', told, re.S)
    said = json.loads(unescape(result[1])) if result else {'passed': 0, 'found': []}
    few = [f'axe looked at {said["passed"]} rules only'] if said['passed'] < 20 else []
    return [f'{page.parent.name}, {width} wide: {one}' for one in few + said['found']]


def judge_html(web, pages):
    done = subprocess.run(['java', '-jar', f'{web}/node_modules/vnu-jar/build/dist/vnu.jar', '--format', 'json', *pages],
                          capture_output=True, text=True, timeout=300, check=False)
    for one in json.loads(done.stderr)['messages']:
        yield f'{one.get("url", "")}:{one.get("lastLine", "")}: {one["type"]}: {one["message"]}'


def print_pages(folder, page):
    chromium(f'{folder}/home', '--no-pdf-header-footer', f'--print-to-pdf={folder}/page.pdf', f'file://{page}')
    return len(re.findall(rb'/Type\s*/Page\b', Path(folder, 'page.pdf').read_bytes()))


def fleet_pages(bornectl, beats, folder):
    place = folder / 'place'
    place.mkdir()
    subprocess.run([beats, place, '40'], check=True)
    Path(folder, 'sync.yaml').write_text(f'targets:\n  - id: parc\n    kind: folder\n    folder: {place}\n', encoding='utf-8')
    for words, language in ((['absent'], 'fr'), ([], 'fr'), ([], 'en')):
        page = folder / f'fleet-{len(words)}-{language}' / 'index.html'
        page.parent.mkdir()
        subprocess.run([bornectl, 'fleet', *words, '--from', folder / 'sync.yaml', '--into', folder / 'recu', '--html', page,
                        '--lang', language], check=False, env={**os.environ, 'LC_ALL': 'C.UTF-8'}, stdout=subprocess.DEVNULL)
        yield page


def main():
    bornectl, web, beats = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if not (web / 'node_modules').is_dir():
        sys.exit(f'{web}/node_modules is missing: ./dev test report makes it')
    axe = (web / 'node_modules/axe-core/axe.min.js').read_text(encoding='utf-8').replace('</script', '<\\/script')
    pages, faults = [], []
    with tempfile.TemporaryDirectory(prefix='borne-test.') as folder:
        for name, (make, words) in SHAPES.items():
            folders = make().write(f'{folder}/{name}')
            for language in ('fr', 'en'):
                out = Path(folder, f'{name}-{language}')
                subprocess.run([bornectl, 'report', '-o', out, '--lang', language, *words, *folders], check=True,
                               env={**os.environ, 'LC_ALL': 'C.UTF-8'}, stdout=subprocess.DEVNULL)
                pages.append(out / 'index.html')
        pages += fleet_pages(bornectl, beats, Path(folder))
        faults += judge_html(web, pages)
        with ThreadPoolExecutor(os.cpu_count()) as crew:
            for found in crew.map(lambda one: judge_in_chromium(one[0], axe, one[1]),
                                  [(page, width) for page in pages for width in WIDTHS]):
                faults += found
        printed = print_pages(folder, f'{folder}/month-fr/index.html')
    if not 2 <= printed <= 5:
        faults.append(f'a month is printed on {printed} pages')
    if faults:
        sys.exit('\n'.join(faults))
    print(f'{len(pages)} pages, {len(WIDTHS)} widths; a month is printed on {printed} pages')


if __name__ == '__main__':
    main()
