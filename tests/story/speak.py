#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks a running program through AT-SPI, page by page, and lists the widgets a person works with that have no name."""
import os
import subprocess
import sys
import time

import pyatspi

WORKED_WITH = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_TABLE,
    pyatspi.ROLE_TREE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_LIST, pyatspi.ROLE_PAGE_TAB, pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_SLIDER, pyatspi.ROLE_CANVAS,
}
MOST_CHILDREN = 200


def shown(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def walk(node, path, found, count):
    for number in range(min(node.childCount, MOST_CHILDREN)):
        try:
            child = node.getChildAtIndex(number)
        except Exception:  # a cell may be gone by the time it is asked
            continue
        if child is None:
            continue
        role = child.getRole()
        # The parts of a combo box and of a spin box are read with it.
        inner = node.getRole() in (pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SPIN_BUTTON)
        if role in WORKED_WITH and shown(child) and not inner:
            count[0] += 1
            if not (child.name or "").strip():
                found.append("%s/%s" % (path, child.getRoleName()))
        if role not in (pyatspi.ROLE_TABLE_CELL,):
            walk(child, "%s/%s '%s'" % (path, child.getRoleName(), child.name), found, count)


def main():
    pid = int(sys.argv[1])
    desktop = pyatspi.Registry.getDesktop(0)
    program = None
    for _ in range(40):
        program = next((app for app in desktop if app is not None and app.get_process_id() == pid), None)
        if program:
            break
        time.sleep(0.5)
    if not program:
        print("access: the program is not on the accessibility bus", file=sys.stderr)
        return 2
    window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True,
                            text=True).stdout.split()[-1]
    nameless = 0
    for page in list(range(1, 10)) + [0]:
        subprocess.run(["xdotool", "windowactivate", "--sync", window, "key", "ctrl+%d" % page], check=False)
        time.sleep(float(os.environ.get("RASHIN_PAUSE", "2")))
        found, count = [], [0]
        walk(program, "", found, count)
        nameless += len(found)
        print("access: page %d: %d worked with, %d without a name" % (page, count[0], len(found)))
        for path in found:
            print("  " + path)
    return 1 if nameless else 0


sys.exit(main())
