"""Every regular expression of the package is fed what makes bad ones run away; one of the analysis that hides from this
is found, too."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import reader

PACKAGE = Path(reader.__file__).parent
SECONDS_OF_PROCESSOR = 20
FUZZES = f"""
import importlib, inspect, pkgutil, random, re, resource, warnings
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS_OF_PROCESSOR}, {SECONDS_OF_PROCESSOR}))
warnings.simplefilter("ignore")
import reader
found = {{}}
for info in pkgutil.walk_packages(reader.__path__, "reader."):
    if info.name.endswith("__main__"):
        continue
    module = importlib.import_module(info.name)
    for name, value in list(vars(module).items()):
        if isinstance(value, dict):
            values = list(value.values())
        elif isinstance(value, (tuple, list)):
            values = list(value)
        else:
            values = [value]
        made = getattr(value, "__wrapped__", value)
        if inspect.isfunction(made) and "Pattern" in str(made.__annotations__.get("return", "")):
            if made.__module__ == module.__name__ and not inspect.signature(made).parameters:
                values = [value()]
        for one in values:
            if isinstance(one, re.Pattern):
                found[one.pattern, one.flags] = (module.__name__ + "." + name, one)
draw = random.Random(1)
SIZE = 600
for (source, _), (name, pattern) in sorted(found.items(), key=lambda item: item[1][0]):
    print(name, flush=True)
    text = source if isinstance(source, str) else source.decode("latin-1")
    own = [c for c in dict.fromkeys(text + " aA0.,-(" + "\\u3000\\u4e2d") if c.isprintable() or c.isspace()][:30]
    units = own + ["".join(draw.choices(own, k=draw.choice((2, 2, 3, 5)))) for _ in range(15)]
    units += [" ", "  ", "Aa ", "a-", "1,000", "$1 ", "<a ", "&amp;", "x.x", "A.", "de ", "((", "\\n"]
    for unit in units:
        hostile = (unit * (SIZE // len(unit) + 1))[:SIZE]
        for end in ("", "\\0"):
            if isinstance(source, str):
                pattern.search(hostile + end)
                pattern.match(hostile + end)
            else:
                pattern.search((hostile + end).encode("utf-8", "replace"))
print("done", len(found))
"""


def test_no_pattern_runs_away():
    """In a process of its own, which the system kills after several times the seconds of processor that it needs."""
    paths = os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-c", FUZZES], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    last = done.stdout.splitlines()[-1:]
    assert last, done.stderr
    assert last[0].startswith("done"), (done.returncode, last, done.stderr)
    assert int(last[0].split()[1]) > 70


def test_every_pattern_of_the_analysis_stands_where_it_is_fuzzed():
    """Patterns are compiled in modules, or in functions without parameters that give nothing else."""
    hidden = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted((PACKAGE / "article").rglob("*.py"))
        for line in _hidden_patterns(ast.parse(path.read_text("utf-8")))
    ]
    assert hidden == []


_USES = {"sub", "subn", "search", "match", "fullmatch", "split", "findall", "finditer"}


def _hidden_patterns(tree: ast.Module) -> list[int]:
    seen: list[int] = []
    for node in tree.body:
        for function in [one for one in ast.walk(node) if isinstance(one, ast.FunctionDef)]:
            gives = ast.unparse(function.returns) if function.returns else ""
            open_to_all = "Pattern" in gives and not function.args.args
            seen += [call.lineno for call in ast.walk(function) if _compiles(call) and not open_to_all]
    called = {id(call.func) for call in ast.walk(tree) if isinstance(call, ast.Call)}
    handed_on = [
        one.lineno
        for one in ast.walk(tree)
        if isinstance(one, ast.Attribute) and ast.unparse(one) == "re.compile" and id(one) not in called
    ]
    return seen + handed_on + [call.lineno for call in ast.walk(tree) if _uses(call)]


def _compiles(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"


def _uses(node: ast.AST) -> bool:
    """Whether a call hands a pattern to the module `re` as text."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) == "re"
        and node.func.attr in _USES
    )
