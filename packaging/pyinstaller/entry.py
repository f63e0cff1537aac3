"""What both programs of a bundle run, window and command line."""

import sys

# Libraries' children would otherwise look for this script beside the program, where there is none.
del __file__
sys.argv[0] = sys.executable

from workbench.files.python_calls import serve_python_call  # noqa: E402

if not serve_python_call(sys.argv):
    from workbench.__main__ import main

    main()
