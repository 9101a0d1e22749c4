#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the whole program from outside, by the names that a screen reader speaks.

  drive.py PROGRAM

Starts PROGRAM on the display it finds, tries the sample district, walks the pages, searches, edits, undoes, starts a
second time, and ends it. Speaks TAP. Needs python3-gi and gir1.2-atspi-2.0, and xdotool for keys."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
from certificates import Authority

warnings.simplefilter('ignore')
LIMIT_S = 60
APP_ID = 'id.go.desmigratif.Desmigratif'
# services of the desktop that the program wakes inherit its output, and some talk; results go out alone
sys.stdout = os.fdopen(os.dup(1), 'w', encoding='utf-8')
os.dup2(2, 1)


def skip(why):
    print('1..0 # SKIP', why)
    sys.exit(77)


try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, Gio, GLib
except (ImportError, ValueError):
    skip('python3-gi or gir1.2-atspi-2.0 is not installed, so the program cannot be driven from outside')
if shutil.which('xdotool') is None:
    skip('xdotool is not installed, so no key can be pressed')


def until(what, condition):
    """Waits for a condition, never for a time."""
    end = time.monotonic() + LIMIT_S
    while True:
        try:
            result = condition()
            if result:
                return result
        except GLib.Error:
            pass  # the tree changed while it was walked
        if time.monotonic() > end:
            raise AssertionError('waited %d s in vain for %s' % (LIMIT_S, what))
        time.sleep(0.1)


class Program:
    """The accessible tree of a running program."""

    def __init__(self, pid):
        Atspi.init()
        Atspi.set_timeout(8000, 15000)
        self.pid = pid
        self.app = until('the program on the accessibility bus', self._find_app)

    def _find_app(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.pid and app.get_child_count():
                return app
        return None

    def walk(self, node=None):
        if node is None:
            self.app.clear_cache()
            node = self.app
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is None:
                continue
            try:
                box = child.get_extents(Atspi.CoordType.WINDOW)
            except (GLib.Error, AttributeError, NotImplementedError):
                box = None
            # GTK 4.8 has no state "showing": what is not on the screen has no size
            if box is not None and (box.width <= 0 or box.height <= 0):
                continue
            yield from self.walk(child)

    def find(self, name, editable=False):
        for node in self.walk():
            found = node.get_name() or ''
            # an entry that is a row says its title twice
            if found == name or (editable and found == name + ' ' + name):
                if not editable or node.get_editable_text_iface():
                    return node
        return None

    def shows(self, text):
        for node in self.walk():
            if text in (node.get_name() or ''):
                return True
            content = node.get_text_iface()
            if content and text in (Atspi.Text.get_text(content, 0, Atspi.Text.get_character_count(content)) or ''):
                return True
        return False

    def expect(self, text):
        until(repr(text), lambda: self.shows(text))

    def gone(self, text):
        until('%r to go' % text, lambda: not self.shows(text))

    def click(self, name):
        def act():
            node = self.find(name)
            actions = node.get_action_iface() if node else None
            for i in range(Atspi.Action.get_n_actions(actions) if actions else 0):
                if Atspi.Action.get_action_name(actions, i) in ('click', 'toggle', 'activate', 'press'):
                    return Atspi.Action.do_action(actions, i)
            return False
        until('a click on %r' % name, act)

    def type(self, name, text):
        def act():
            node = self.find(name, editable=True)
            return node and Atspi.EditableText.set_text_contents(node.get_editable_text_iface(), text)
        until('an entry %r' % name, act)

    @staticmethod
    def key(*keys):
        subprocess.run(['xdotool', 'key', '--delay', '60', *keys], check=True)


def run(program, steps):
    environment = dict(os.environ)
    environment.pop('GTK_A11Y', None)
    process = subprocess.Popen([program], env=environment)
    number = 0
    print('1..%d' % len(steps))
    try:
        driven = Program(process.pid)
        for number, step in enumerate(steps, 1):
            step(driven, process, program, environment)
            print('ok %d %s' % (number, step.__doc__), flush=True)
        return 0
    except AssertionError as error:
        if process.poll() is not None:
            error = '%s; the program had ended with %d' % (error, process.returncode)
        print('not ok %d %s\n# %s' % (max(number, 1), steps[max(number, 1) - 1].__doc__, error), flush=True)
        return 1
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=30)


def starts(driven, process, program, environment):
    """the start page offers the sample and files"""
    driven.expect('Welcome to Desmigratif')
    for name in ('Try the Sample District', 'Open a District…', 'New District…'):
        until(name, lambda n=name: driven.find(n))


def tries_sample(driven, process, program, environment):
    """the sample district opens with its figures"""
    driven.click('Try the Sample District')
    driven.expect('Kabupaten Indramayu · 32.12')
    driven.expect('Sample data: every number here is invented.')
    driven.expect('Programme villages')


def walks_pages(driven, process, program, environment):
    """every page comes by its key"""
    for key, text in (('ctrl+3', 'Destination countries'), ('ctrl+4', 'Scoreboard'), ('ctrl+5', 'National server'),
                      ('ctrl+1', 'Needs attention'), ('ctrl+2', '30 of 30 villages')):
        driven.key(key)
        driven.expect(text)


def breaks_down(driven, process, program, environment):
    """the flows are broken down by the chart that is chosen"""
    driven.key('ctrl+3')
    driven.gone('Chart: Ranking')
    driven.click('Breakdown')
    driven.expect('Chart: Ranking')
    driven.click('Sankey')
    driven.gone('Chart: Ranking')
    driven.key('ctrl+2')
    driven.expect('30 of 30 villages')


def goes_back(driven, process, program, environment):
    """back and forward walk through pages and views by their keys"""
    driven.key('ctrl+3')
    driven.expect('Level 1: Subdistrict')
    driven.click('Trend')
    driven.expect('By: month')
    driven.key('alt+Left')
    driven.expect('Level 1: Subdistrict')
    driven.gone('By: month')
    driven.key('alt+Right')
    driven.expect('By: month')
    driven.key('alt+Left', 'alt+Left')
    driven.expect('30 of 30 villages')


def shows_to_public(driven, process, program, environment):
    """for the public it says that small numbers are hidden, until that is taken back"""
    driven.key('ctrl+3')
    driven.expect('Destination countries')
    # a popover says a wrong place in GTK 4.8: what its choice does is asked for over the bus
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        APP_ID, '/' + APP_ID.replace('.', '/') + '/window/1', 'org.gtk.Actions', 'Activate',
        GLib.Variant('(sava{sv})', ('audience', [GLib.Variant('s', 'public')], {})), None, Gio.DBusCallFlags.NONE, -1)
    driven.expect('For the public: numbers below 5 are hidden')
    driven.expect('Total: ≥')
    driven.click('Show All')
    driven.gone('For the public: numbers below 5 are hidden')
    driven.gone('Total: ≥')
    driven.key('ctrl+2')
    driven.expect('30 of 30 villages')


def searches(driven, process, program, environment):
    """an old spelling finds the village"""
    driven.key('ctrl+f')
    driven.type('Search the villages', 'kertadjaja')
    driven.expect('1 of 30 villages')
    driven.expect('Kertajaya')


def edits(driven, process, program, environment):
    """an edit is saved and offers its undo"""
    driven.key('Return')  # from the search to what was found first
    driven.expect('32.12.22.2004 · Subdistrict Bongas')
    driven.click('Edit')
    driven.expect('Name of the Kuwu')
    driven.type('Population', '6.418')
    driven.click('Done')
    driven.gone('Name of the Kuwu')
    driven.expect('6,418')
    driven.expect('Edited Kertajaya')


def undoes(driven, process, program, environment):
    """undo takes it back"""
    driven.key('ctrl+z')
    driven.expect('Redo: Edited Kertajaya')  # a button's name stays; what the toast says is gone in a few seconds
    driven.gone('6,418')


def starts_twice(driven, process, program, environment):
    """a second start ends at once and leaves the first alone"""
    second = subprocess.run([program], env=environment, timeout=LIMIT_S, check=False)
    assert second.returncode == 0, 'the second start ended with %d' % second.returncode
    assert process.poll() is None, 'the first program is gone'
    assert driven.app.get_child_count() == 1, 'there are %d windows' % driven.app.get_child_count()


def hands_authority_over(driven, process, program, environment):
    """a second start hands its certificate authority to the first, if it is one"""
    def start_with(path):
        return subprocess.run([program, '--tls-authority', path], env=environment, timeout=LIMIT_S, check=False).returncode

    assert start_with('nowhere.pem') == 1, 'a file that is not there was taken'
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(os.path.join(folder, 'authority')).certificate
        assert start_with(authority) == 0, 'the second start failed'
    driven.key('ctrl+5')
    driven.expect('One more certificate authority is trusted')
    driven.click('Stop Trusting It')
    driven.gone('One more certificate authority is trusted')


def quits(driven, process, program, environment):
    """quitting ends it in order"""
    driven.key('ctrl+q')
    assert process.wait(timeout=LIMIT_S) == 0, 'it ended with %d' % process.returncode


def ends_on_signals(driven, process, program, environment):
    """a signal closes the file in order"""
    folder = os.path.join(environment.get('XDG_DATA_HOME') or os.path.expanduser('~/.local/share'), 'desmigratif')
    path = os.path.join(folder, next(name for name in os.listdir(folder) if name.endswith('.desmigratif')))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        again = subprocess.Popen([program, path], env=environment)
        try:
            Program(again.pid).expect('Kabupaten Indramayu · 32.12')
            assert os.path.exists(path + '-wal'), 'the file is not open'
            again.send_signal(number)
            code = again.wait(timeout=LIMIT_S)
        finally:
            if again.poll() is None:
                again.kill()
                again.wait()
        assert code == 0, 'signal %d ended it with %d' % (number, code)
        left = [end for end in ('-wal', '-shm') if os.path.exists(path + end)]
        assert not left, 'signal %d left %s' % (number, left)


if __name__ == '__main__':
    sys.exit(run(sys.argv[1], [starts, tries_sample, walks_pages, breaks_down, goes_back, shows_to_public, searches, edits, undoes, starts_twice,
                           hands_authority_over, quits, ends_on_signals]))
