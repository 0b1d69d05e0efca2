"""`python -m pii.train --corpora DIR --names DIR --texts DIR`: makes the shipped name pipeline."""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import use_ops

from pii.names import name_list, pipeline
from pii.train import reader as _reader  # noqa: F401 # registers the readers of the config
from pii.train import sentences
from pii.train.dictionaries import everyday_words, name_endings
from pii.train.name_list import compile_lists, lines

_CONFIG = Path(__file__).parent / "config.cfg"
_QUESTIONS = Path(__file__).parents[2] / "data" / "nlu"
#: While training, every so manieth name is missing from the lists: real names often are.
_LEAVE_OUT = 8
_ABOUT = {
    "name": "privacy_desk_persons",
    "version": "1.0.0",
    "description": "Persons' names in Swedish, Finnish and English support text",
    "license": "CC BY-SA 4.0",
    "author": "Privacy Desk",
}
_DEVELOPMENT = Path(__file__).parents[2] / "tests" / "redaction"


def main() -> None:
    """Compile the name lists, train, keep the best pipeline, and say how it does."""
    arguments = _arguments()
    texts = list(lines(arguments.texts, arguments.corpora, sentences.FOLDER, _QUESTIONS))
    compile_lists(arguments.names, texts, name_list.FILE)
    everyday = list(everyday_words(name_list.NameList(), name_endings(arguments.names)))
    if not arguments.lists_only:
        compile_lists(
            arguments.names, texts, name_list.FILE, everyday=everyday, leave_out=_LEAVE_OUT
        )
        _train(arguments)
    compile_lists(arguments.names, texts, name_list.FILE, everyday=everyday)


def _train(arguments: argparse.Namespace) -> None:
    paths = {"corpora": arguments.corpora, "names": arguments.names, "texts": arguments.texts}
    overrides = {f"paths.{name}": str(path) for name, path in paths.items()}
    overrides |= {"paths.dev": str(_DEVELOPMENT), **dict(map(_setting, arguments.set))}
    config = util.load_config(_CONFIG, overrides=overrides, interpolate=False)
    if arguments.go_on_from:
        config["components"]["ner"] = {"source": str(arguments.go_on_from)}
    with use_ops("numpy", use_blis=False):  # twice as fast as spaCy's default
        nlp = init_nlp(config)
    with tempfile.TemporaryDirectory() as folder:
        train(nlp, Path(folder))
        best = util.load_model(Path(folder) / "model-best")
        if arguments.average_with:
            _average(best, util.load_model(arguments.average_with, vocab=best.vocab))
        best.meta.update(_ABOUT)
        best.config["paths"] = dict.fromkeys(best.config["paths"])  # folders of this machine
        shutil.rmtree(arguments.to, ignore_errors=True)
        best.to_disk(arguments.to, exclude=["vocab"])


def _average(trained: Language, other: Language) -> None:
    """Put the mean of the two pipelines' weights into the first: the second is what it was trained
    further from, and knows what the new messages made it forget."""
    models = [nlp.get_pipe("ner").model.walk() for nlp in (trained, other)]  # type: ignore[attr-defined] # spaCy's Pipe has no types
    for mine, its in zip(*models, strict=True):
        for name in mine.param_names:
            if mine.has_param(name):
                mine.set_param(name, (mine.get_param(name) + its.get_param(name)) / 2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m pii.train", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=pipeline.FOLDER)
    parser.add_argument("--go-on-from", type=Path, help="a pipeline that is trained further")
    parser.add_argument("--average-with", type=Path, help="a pipeline that went before")
    parser.add_argument("--lists-only", action="store_true", help="train nothing")
    parser.add_argument("--set", action="append", default=[], help="training.max_steps=100")
    return parser.parse_args()


def _setting(option: str) -> tuple[str, Any]:
    name, _, value = option.partition("=")
    return name, yaml.safe_load(value)


if __name__ == "__main__":
    main()
