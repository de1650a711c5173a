# SPDX-License-Identifier: BSL-1.0
"""Says what differs between instructions that were counted and those that are kept."""

SLOWER, FASTER = 1.05, 0.90  # by how much they may differ
KEEP = "python3 tests/instructions/instructions.py --keep"


def differences(kept, counted):
    """Both are name -> instructions for an update; a sentence for each that differs."""
    said = []
    for name in sorted(kept.keys() | counted.keys()):
        if name not in kept:
            said.append(f"{name}: nothing is kept for it; {KEEP} does so")
        elif name not in counted:
            said.append(f"{name}: is kept, and no longer counted; {KEEP} drops it")
        elif counted[name] > kept[name] * SLOWER:
            said.append(f"{name}: slower: {words(kept[name], counted[name])}")
        elif counted[name] < kept[name] * FASTER:
            said.append(f"{name}: faster: {words(kept[name], counted[name])}; "
                        f"{KEEP} keeps the new figure")
    return said


def words(kept, counted):
    return (f"{counted:.1f} instructions for an update, {kept:.1f} are kept "
            f"({(counted / kept - 1) * 100:+.1f} %)")
