"""What a live server keeps from one build to the next: only what was asked for, and never longer."""

from explainer.memory import Memory


def test_what_was_made_is_made_once():
    memory, made = Memory(), []
    for _ in range(3):
        assert memory.once("page", lambda: made.append(1) or "text") == "text"
    assert made == [1]


def test_a_result_of_nothing_is_kept_like_any_other():
    memory, made = Memory(), []
    for _ in range(2):
        assert memory.once("page", lambda: made.append(1)) is None
    assert made == [1]


def test_the_next_build_finds_what_the_last_one_made():
    memory = Memory()
    memory.once("page", lambda: "text")
    memory.turn()
    assert memory.once("page", lambda: "other") == "text"


def test_what_a_whole_build_did_not_ask_for_is_forgotten():
    memory = Memory()
    memory.once("page", lambda: "text")
    memory.turn()
    memory.turn()
    assert memory.once("page", lambda: "other") == "other"


def test_a_day_of_edits_leaves_no_more_behind_than_two_builds():
    memory = Memory()
    for edit in range(200):
        memory.turn()
        for page in range(5):
            memory.once((page, edit if page == 0 else 0), lambda: "text")
    assert len(memory) == 6
