"""Statistics of two-by-two tables: rates, odds ratio, Fisher's exact test, and a ratio pooled over groups."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Counts of councils: `both`, only in the `rows` programme, only in the `columns` programme, in `neither`."""

    both: int
    rows: int
    columns: int
    neither: int

    @property
    def total(self) -> int:
        """All councils of the table."""
        return self.both + self.rows + self.columns + self.neither

    @property
    def rate_with(self) -> float | None:
        """Of the councils in the rows programme, the share in the columns programme; None where there are none."""
        return self.both / (self.both + self.rows) if self.both + self.rows else None

    @property
    def rate_without(self) -> float | None:
        """Of the councils not in the rows programme, the share in the columns programme; None where there are none."""
        return self.columns / (self.columns + self.neither) if self.columns + self.neither else None


@dataclass(frozen=True, slots=True)
class Ratio:
    """An odds ratio with its 95% interval and p value; `math.inf` where a cell is empty. `low` may be 0 and `high` infinite."""

    value: float
    low: float
    high: float
    p: float


def odds_ratio(table: TwoByTwo) -> Ratio | None:
    """The conditional odds ratio with its exact interval, and the p value of Fisher's exact test (two-sided).

    None where a row or a column of the table is empty: then nothing is known of an association.
    """
    from scipy.stats import contingency, fisher_exact

    if not all((table.both + table.rows, table.columns + table.neither, table.both + table.columns, table.rows + table.neither)):
        return None
    cells = np.array([[table.both, table.rows], [table.columns, table.neither]])
    found = contingency.odds_ratio(cells, kind="conditional")
    interval = found.confidence_interval(confidence_level=0.95)
    return Ratio(float(found.statistic), float(interval.low), float(interval.high), float(fisher_exact(cells).pvalue))


def pooled_ratio(tables: Iterable[TwoByTwo]) -> Ratio | None:
    """The Mantel-Haenszel odds ratio over groups, its 95% interval (Robins, Breslow and Greenland) and the p value of the
    Mantel-Haenszel test with continuity correction. None where no group has both answers on both sides, or where it is not finite.
    """
    from statsmodels.stats.contingency_tables import StratifiedTable

    told = [table for table in tables if odds_ratio(table) is not None]
    if not told:
        return None
    strata = [np.array([[table.both, table.rows], [table.columns, table.neither]], dtype=float) for table in told]
    with np.errstate(all="ignore"):
        pooled = StratifiedTable(strata)
        value = float(pooled.oddsratio_pooled)
        low, high = (float(end) for end in pooled.oddsratio_pooled_confint())
        p = float(pooled.test_null_odds(correction=True).pvalue)
    return Ratio(value, low, high, p) if all(math.isfinite(number) for number in (value, low, high, p)) and value > 0 else None
