# SPDX-License-Identifier: BSL-1.0
"""The whole source tree keeps the rules that tidy.py checks."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy  # noqa: E402

sys.exit(tidy.main())
