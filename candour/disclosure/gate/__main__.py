"""`python -m candour.disclosure.gate`: a job on standard input, a report as JSON on standard output.

Exit 0 where every file passed, 1 where one did not, 2 where the job cannot be read. `--self-test` plants
every known leak in a file of its own and exits 0 only where each of them is found.
"""

import ctypes
import json
import resource
import sys

from candour.disclosure.gate.job import NoJob, from_bytes

CPU_SECONDS = 150
MEMORY = 4 * 1024 * 1024 * 1024
LARGEST_FILE = 256 * 1024 * 1024
OPEN_FILES = 256
OWN_NETWORK_AND_USER = 0x40000000 | 0x10000000


def limit_this_process() -> None:
    """Time, memory, files, core dumps; and no network where the system lets a process leave it."""
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (limit, hard))
        except (ValueError, OSError):  # some systems know no limit of address space
            continue
    if sys.platform == "linux":
        # It fails where user namespaces are switched off; the other limits still stand.
        ctypes.CDLL(None, use_errno=True).unshare(OWN_NETWORK_AND_USER)


def main(arguments: list[str]) -> int:
    limit_this_process()
    if arguments == ["--self-test"]:
        from candour.disclosure.gate.laboratory.testing import self_test

        missed = self_test()
        sys.stdout.write(json.dumps({"passed": not missed, "missed": missed}) + "\n")
        return 1 if missed else 0
    from candour.disclosure.gate.deciding import decide

    try:
        job = from_bytes(sys.stdin.buffer.read())
    except NoJob as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    report = decide(job)
    sys.stdout.write(json.dumps(report) + "\n")
    return 0 if report["passed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
