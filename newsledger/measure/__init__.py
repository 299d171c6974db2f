"""What is stored measured against gold: reading the rows, and showing the result."""

from newsledger.measure.flow import Choice, Measured, measure
from newsledger.measure.show import show

__all__ = ["Choice", "Measured", "measure", "show"]
