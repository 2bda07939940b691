"""Do work once: `remember` is `executor.map`, but a job done before is answered from memory.

In:   a top-level function of one record, jobs, an executor and a memory.
Out:  answers, in the order of the jobs.
Not:  a dependency graph. What a job depends on is in the job; its key is a digest of the function's name, the
      job's values and the code of this package, so edited code never serves old answers.

Memory is one SQLite file in `.digest/`. Only the parent writes it; deleting it is always safe, and one that is
torn or of another version is set aside and made anew.
"""

from digest.work.digests import DIGEST_BYTES, code_digest, digest_of, digest_of_file
from digest.work.file import kept, telling
from digest.work.memory import TICK_NS, Memory, Tally
from digest.work.parts import Named, PartKeeper, remember_parts
from digest.work.remembering import OtherCodeError, done, keys, remember
from digest.work.tasks import Keeper, Part, Task, Whole, task

__all__ = [
    "DIGEST_BYTES",
    "TICK_NS",
    "Keeper",
    "Memory",
    "Named",
    "OtherCodeError",
    "Part",
    "PartKeeper",
    "Tally",
    "Task",
    "Whole",
    "code_digest",
    "digest_of",
    "digest_of_file",
    "done",
    "kept",
    "keys",
    "remember",
    "remember_parts",
    "task",
    "telling",
]
