"""The policy file: complete, reasoned, and refused where it is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.safety.overrides import RANGES, shipped_figures
from careerproof.safety.personal.model import load_parameters
from careerproof.safety.policy import SHIPPED, load_policy


def test_strengths_share_the_whole() -> None:
    """The shares of the strengths sum to one, so that their mean stays a share."""
    assert sum(share for _, share in load_policy().strengths) == pytest.approx(1.0)


def test_every_weight_has_its_reason() -> None:
    """Beside each weight and stretch stands why it is what it is."""
    plain = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    assert len(plain["points"]) == 6
    assert all(len(row["why"]) > 40 for row in plain["points"].values())
    for table in ("scale", "automation", "necessity", "demand", "creation", "doubt", "categories"):
        assert any("why" in key for key in plain[table]), table


def test_automation_weighs_most() -> None:
    """The largest weight is the one that the score is about."""
    policy = load_policy()
    assert policy.automatable > max(policy.demand, policy.ai_creation, policy.necessity, policy.enhancement)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = 'much'"),
        ("theta_share = 0.4\n", ""),
        ('["demand", ">=", 50]', '["fame", ">=", 50]'),
        ('["demand", ">=", 50]', '["demand", "==", 50]'),
        ('order = ["ai-created", ', "order = ["),
        ("[points.base]", "[points.base"),
        ("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = -36.0"),
        ("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = nan"),
        ("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = inf"),
        ("[points.base]\nvalue = 68.0", "points.base = 68"),
        ("spread = 0.21", "spread = 0"),
        ("empathy = 0.22", "empathy = 0.52"),
        ("empathy = 0.22", "empathy = -0.22"),
        ("missing_low = 0.1", "missing_low = 0.95"),
        ("builds = [0.85, 1.0]", "builds = [0.85]"),
        ("builds = [0.85, 1.0]", "builds = [1.0, 0.85]"),
        ("none = [0.0, 0.1]", ""),
        ('["demand", ">=", 50]', '["demand", ">=", 150]'),
        ('["demand", ">=", 50]', '["demand", ">="]'),
        ('any = [["empathy"', 'anny = [["empathy"'),
        ('all = [["ai_creation"', 'any = [["ai_creation"'),
    ],
)
def test_an_incomplete_policy_is_refused(old: str, new: str, tmp_path: Path) -> None:
    """A policy with a gap, a word for a number or a rule about nothing is a usage error, not a guess."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "policy.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match="not complete") as told:
        load_policy(path)
    assert str(SHIPPED) in told.value.hint


@pytest.mark.parametrize(
    ("addition", "told"),
    [
        ("[fame]\nvalue = 1", "unknown keys: fame"),
        ("[personal.mix]\nprior_bulets = 4", r"\[personal.mix\] has unknown keys: prior_bulets"),
        ("[personal.slopes]\nexposure = 4", r"\[personal\] has unknown keys: slopes"),
        ("[personal]\nmix = 4", "unknown keys: mix"),
        ("[personal.mix]\nprior_bullets = 'few'", "no number"),
        ("[personal.mix]\nprior_bullets = true", "no number"),
        ("[personal.mix]\nprior_bullets = nan", "must lie between"),
        ("[personal.mix]\nhalf_life_years = 0", "must lie between"),
        ("[personal.match]\nmost = 2.5", "whole number"),
        ("[personal.match]\nthreshold = 0.7", "must be less than"),
        ("[personal.stage]\nentry_months = 60", "must be less than"),
    ],
)
def test_a_key_that_is_none_is_refused(addition: str, told: str, tmp_path: Path) -> None:
    """What would count for nothing, or makes no sense in the personal score, is told and not passed over."""
    path = tmp_path / "policy.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8") + "\n" + addition + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        load_policy(path)


def test_an_average_of_an_older_policy_is_refused(tmp_path: Path) -> None:
    """Demand is counted from the facts' own averages: a policy that sets one believes otherwise."""
    path = tmp_path / "policy.toml"
    text = SHIPPED.read_text(encoding="utf-8").replace(
        "change_spread = 7.0", "average_change = 3.1\nchange_spread = 7.0"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"\[demand\] has unknown keys: average_change"):
        load_policy(path)


def test_the_ranges_are_of_the_shipped_figures() -> None:
    """Every figure of the personal score has a range that holds it, and no range is of a figure that is none."""
    for table, ranges in RANGES.items():
        rows = {key: value for key, value in shipped_figures()[table].items() if isinstance(value, int | float)}
        assert rows.keys() == ranges.keys()
        assert all(ranges[key][0] <= value <= ranges[key][1] for key, value in rows.items())


def test_a_policy_sets_figures_of_the_personal_score(tmp_path: Path) -> None:
    """The named ones arrive, with a digest that tells the policy apart, and the others stay."""
    path = tmp_path / "policy.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    path.write_text(text + "\n[personal.mix]\nprior_bullets = 4\nprior_why = 'mine'\n", encoding="utf-8")
    policy = load_policy(path)
    assert policy.personal == (("mix", "prior_bullets", 4.0),)
    assert policy.sha256 != load_policy().sha256
    parameters = load_parameters(policy.personal)
    assert parameters.number("mix", "prior_bullets") == 4.0
    assert load_parameters().number("mix", "prior_bullets") == 8.0
    assert parameters.number("mix", "half_life_years") == load_parameters().number("mix", "half_life_years")


def test_a_policy_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A path to nothing is a usage error."""
    with pytest.raises(UsageError, match="cannot be read"):
        load_policy(tmp_path / "none.toml")


def test_another_policy_is_read(tmp_path: Path) -> None:
    """A changed weight arrives, the others stay."""
    path = tmp_path / "policy.toml"
    path.write_text(
        SHIPPED.read_text(encoding="utf-8").replace("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = 20"),
        encoding="utf-8",
    )
    assert load_policy(path).demand == 20.0
    assert load_policy(path).automatable == load_policy().automatable


def test_the_digest_names_the_content(tmp_path: Path) -> None:
    """Comments and spacing change nothing of it, a figure or a threshold does, however little."""
    text = SHIPPED.read_text(encoding="utf-8")
    digests = []
    for old, new in (("", ""), ("theta_share", "# a remark\ntheta_share"), ("value = 36.0", "value = 36.000001"),
                     ('["demand", ">=", 50]', '["demand", ">=", 51]')):  # fmt: skip
        path = tmp_path / "policy.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        digests.append(load_policy(path).sha256)
    assert digests[0] == digests[1] == load_policy().sha256
    assert len({*digests}) == 3
    assert all(len(digest) == 64 for digest in digests)


def test_a_policy_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file of bytes, or a folder, is told in one line."""
    path = tmp_path / "policy.toml"
    path.write_bytes(b"\xff\xfe\x00")
    for wrong in (path, tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            load_policy(wrong)
