"""``python -m tests.rewrite_texts`` writes the kept texts anew; then read the difference.

The texts say what papers, previews of imports and a new office read like. They are rewritten only
after a change that was meant, and what ``git diff`` then shows is what the change does to users.
"""

from rehabdesk.services.defaults import put_defaults
from rehabdesk.storage import open_in_memory
from tests.sample_office import an_office
from tests.services import test_defaults, test_paper_words
from tests.services.importing import test_previews


def main() -> None:
    """Write every kept text as the program has it now."""
    for made in test_previews.LISTS:
        store = open_in_memory()
        an_office(store)
        lines = "\n".join(made(store)) + "\n"
        (test_previews.PREVIEWS / f"{made.__name__}.txt").write_text(lines, "utf-8")
        store.close()
    for paper in test_paper_words.DRAWN:
        store = open_in_memory()
        an_office(store)
        words = test_paper_words.told(paper(store, test_paper_words.Small(store)))
        (test_paper_words.PAPERS / f"{paper.__name__}.json").write_text(words, "utf-8")
        store.close()
    store = open_in_memory()
    put_defaults(store, 2021)
    lines = "\n".join(test_defaults.told(store)) + "\n"
    test_defaults.NEW_OFFICE.write_text(lines, "utf-8")
    store.close()


if __name__ == "__main__":
    main()
